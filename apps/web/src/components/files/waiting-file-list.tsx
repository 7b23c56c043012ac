import { DeleteOutlined } from '@ant-design/icons';
import { Button, Flex, Progress, Typography } from 'antd';
import { attachmentKindLabels } from '#domain';
import {
  dropFile,
  type FileHome,
  filesOnTheWay,
  useWaitingFiles,
  type WaitingFile,
} from '../../offline/file-outbox.ts';
import { useNames } from '../../words/label.ts';
import { sizeOf } from '../../words/sizes.ts';
import { useWords } from '../../words/words.ts';
import { fileWords } from './words.ts';

/** What was added here and has not reached the office yet, with how far it has come. */
export function WaitingFileList({ ownerId, home }: { readonly ownerId: string; readonly home: FileHome }) {
  const say = useWords(fileWords);
  const waiting = useWaitingFiles(home);
  if (waiting.length === 0) return null;
  return (
    <ul className="plain" aria-label={say('waitingList')}>
      {waiting.map((file) => (
        <WaitingLine key={file.id} file={file} onRemove={() => void dropFile(ownerId, file.id)} />
      ))}
    </ul>
  );
}

function WaitingLine({ file, onRemove }: { readonly file: WaitingFile; readonly onRemove: () => void }) {
  const say = useWords(fileWords);
  const name = useNames();
  const part = filesOnTheWay.use()[file.id];
  const words = () => {
    if (file.refusal) return say('refused', { why: name(file.refusal) });
    if (part !== undefined) return say('sending', { part: Math.round(part * 100) });
    return say('reportId' in file.home ? 'waitsForReport' : 'waits');
  };
  return (
    <li className="row">
      <Flex vertical style={{ flex: 1, minWidth: 0 }}>
        <Typography.Text ellipsis={{ tooltip: file.name }}>{file.name}</Typography.Text>
        <Typography.Text
          type={file.refusal ? 'danger' : 'secondary'}
          {...(file.refusal ? { role: 'alert' } : {})}
        >
          {[name(attachmentKindLabels[file.kind]), sizeOf(file.bytes), words()].join(' · ')}
        </Typography.Text>
        {part !== undefined && (
          <Progress percent={Math.round(part * 100)} showInfo={false} size="small" status="active" />
        )}
      </Flex>
      {part === undefined && (
        <Button
          type="text"
          size="large"
          aria-label={say('remove', { name: file.name })}
          icon={<DeleteOutlined />}
          onClick={onRemove}
        />
      )}
    </li>
  );
}
