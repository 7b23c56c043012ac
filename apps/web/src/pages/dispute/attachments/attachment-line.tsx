import {
  AudioOutlined,
  FileOutlined,
  FileTextOutlined,
  PictureOutlined,
  VideoCameraOutlined,
} from '@ant-design/icons';
import { Button, Flex, Tag, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AttachmentKind } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { sizeOf } from '../../../words/sizes.ts';
import { useWords } from '../../../words/words.ts';
import { type Attachment, placeOf } from './attachment-query.ts';
import { Detach } from './detach.tsx';
import { lookOf, Preview } from './preview.tsx';
import { attachmentWords } from './words.ts';

const icons: Readonly<Record<AttachmentKind, ReactNode>> = {
  photo: <PictureOutlined />,
  voice: <AudioOutlined />,
  video: <VideoCameraOutlined />,
  paper: <FileTextOutlined />,
  other: <FileOutlined />,
};

/** One file: what it is, whose hand it came from, and what can be done with it. */
export function AttachmentLine(props: {
  readonly disputeId: string;
  readonly attachment: Attachment;
  readonly mayDetach: boolean;
}) {
  const { attachment } = props;
  const say = useWords(attachmentWords);
  const name = useNames();
  const dates = useDates();
  const { kind, kindName, formName, level, levelName, fileName, bytes, added, removed } = attachment;
  const told = { name: added.by.name, unit: added.by.organisation, at: dates.moment(added.at) };
  return (
    <li className="row attachment">
      <span className="attachment-icon">{icons[kind]}</span>
      <Flex vertical gap={2} style={{ flex: '1 1 240px', minWidth: 0 }}>
        <Flex gap={8} align="center" wrap>
          <Typography.Text delete={removed !== null} className="story">
            {fileName}
          </Typography.Text>
          {level === 'mediators' && <Tag color="gold">{name(levelName)}</Tag>}
        </Flex>
        <Typography.Text type="secondary">
          {[name(formName ?? kindName), sizeOf(bytes), say('added', told)].join(' · ')}
          {level === 'mediators' && !removed && ` · ${say('noted')}`}
        </Typography.Text>
        {removed && (
          <Typography.Text type="secondary">
            {say('removed', { name: removed.by.name, at: dates.moment(removed.at), reason: removed.reason })}
          </Typography.Text>
        )}
      </Flex>
      {!removed && <WhatToDo {...props} />}
    </li>
  );
}

function WhatToDo({ disputeId, attachment, mayDetach }: Parameters<typeof AttachmentLine>[0]) {
  const say = useWords(attachmentWords);
  const [shown, show] = useState<'preview' | 'detach' | null>(null);
  const look = lookOf(attachment);
  const close = () => show(null);
  return (
    <Flex gap={4} wrap className="no-print">
      {look === 'page' && (
        <Button href={placeOf(disputeId, attachment, true)} target="_blank">
          {say('open')}
        </Button>
      )}
      {(look === 'picture' || look === 'player') && (
        <Button onClick={() => show('preview')}>{say(look === 'player' ? 'listen' : 'open')}</Button>
      )}
      <Button href={placeOf(disputeId, attachment)} download>
        {say('save')}
      </Button>
      {mayDetach && (
        <Button danger type="text" onClick={() => show('detach')}>
          {say('detach')}
        </Button>
      )}
      {shown === 'preview' && <Preview disputeId={disputeId} attachment={attachment} onClose={close} />}
      {shown === 'detach' && <Detach disputeId={disputeId} attachment={attachment} onClose={close} />}
    </Flex>
  );
}
