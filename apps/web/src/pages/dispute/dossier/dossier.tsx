import { DownloadOutlined } from '@ant-design/icons';
import { Button, Flex, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { type CommandType, commandLabels } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { Section } from '../../../components/section.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { sizeOf } from '../../../words/sizes.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { useEvents } from '../story.ts';
import { ChecklistItem } from './checklist-item.tsx';
import { type Dossier as Contents, useDossier } from './dossier-query.ts';
import { Holds } from './holds.tsx';
import { TakeOut } from './take-out.tsx';
import { dossierWords } from './words.ts';

interface Props {
  readonly dispute: Dispute;
  readonly onChoose: (type: CommandType) => void;
}

/** The dossier of a case: what lies in it, what is missing and where it is supplied, and the whole to take out. */
export function Dossier({ dispute, onChoose }: Props) {
  const say = useWords(dossierWords);
  const isCapable = useCapable();
  const { data, error, refetch } = useDossier(dispute);
  return (
    <Section
      secondary
      title={say('title')}
      extra={isCapable('paper.print') && <Link to={`/disputes/${dispute.id}/papers`}>{say('print')}</Link>}
    >
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && <Checklist dispute={dispute} onChoose={onChoose} dossier={data} />}
    </Section>
  );
}

function Checklist({ dispute, onChoose, dossier }: Props & { readonly dossier: Contents }) {
  const say = useWords(dossierWords);
  return (
    <Flex vertical gap={12}>
      <Standing dispute={dispute} dossier={dossier} />
      <ul className="plain">
        {dossier.items.map((line) => (
          <ChecklistItem key={line.item} line={line} dispute={dispute} onChoose={onChoose} />
        ))}
      </ul>
      {dossier.withheld > 0 && (
        <Typography.Text type="secondary">{say('withheld', { count: dossier.withheld })}</Typography.Text>
      )}
      <Holds disputeId={dispute.id} />
    </Flex>
  );
}

/** How complete it is and how large, whether it is shut, and the button that hands it out. */
function Standing({ dispute, dossier }: { readonly dispute: Dispute; readonly dossier: Contents }) {
  const say = useWords(dossierWords);
  const name = useNames();
  const dates = useDates();
  const [isTaking, take] = useState(false);
  const archived = useEvents(dispute, 'ARCHIVE').at(-1);
  const shut = dispute.dossier === 'archived' ? archived : undefined;
  const term = shut?.facts.retention;
  const { missing, files, bytes, mayExport } = dossier;
  const told = [
    files > 0 && say('size', { files, size: sizeOf(bytes) }),
    shut && say('archivedOn', { day: dates.day(shut.on) }),
    term && name(commandLabels.retention[term]),
  ];
  return (
    <Flex gap={12} align="center" justify="space-between" wrap>
      <span>
        <strong>{missing === 0 ? say('whole') : say('missing', { count: missing })}</strong>
        <Typography.Text type="secondary">{told.filter(Boolean).map((one) => ` · ${one}`)}</Typography.Text>
      </span>
      {mayExport && (
        <Button className="no-print" size="large" icon={<DownloadOutlined />} onClick={() => take(true)}>
          {say('takeOut')}
        </Button>
      )}
      {isTaking && <TakeOut disputeId={dispute.id} onClose={() => take(false)} />}
    </Flex>
  );
}
