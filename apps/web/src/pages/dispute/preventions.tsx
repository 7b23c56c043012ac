import { Button, Flex, Tag, Typography } from 'antd';
import { type CommandType, preventionKindLabels } from '#domain';
import { LongText } from '../../components/long-text.tsx';
import { Section } from '../../components/section.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { useAttachments } from './attachments/attachment-query.ts';
import type { Dispute } from './dispute-query.ts';
import { type Prevention, standing, usePreventions } from './prevention-story.ts';
import { disputeWords } from './words.ts';

interface Props {
  readonly dispute: Dispute;
  readonly onChoose: (type: CommandType, otherId?: string) => void;
}

/** What was prevented in this case, each record with its evidence. Most cases have none, and then nothing stands here. */
export function Preventions({ dispute, onChoose }: Props) {
  const say = useWords(disputeWords);
  const { aside } = useLists();
  const records = usePreventions(dispute);
  if (records.length === 0) return null;
  return (
    <Section
      title={aside(say('preventions'), standing(records).length)}
      extra={
        dispute.allowedEvents.includes('RECORD_PREVENTION') && (
          <Button className="no-print" onClick={() => onChoose('RECORD_PREVENTION')}>
            {say('addPrevention')}
          </Button>
        )
      }
    >
      <ul className="plain">
        {records.map((record) => (
          <PreventionLine key={record.seq} record={record} dispute={dispute} onChoose={onChoose} />
        ))}
      </ul>
    </Section>
  );
}

function PreventionLine({ record, dispute, onChoose }: Props & { readonly record: Prevention }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  const { id, takenBack } = record;
  const { kind, persons, preventedOn, facts } = record.facts;
  const told = [preventedOn && dates.day(preventedOn), record.by?.name].filter(Boolean).join(' · ');
  return (
    <li className="session">
      <Flex gap={8} align="center" wrap>
        <Typography.Text strong delete={takenBack !== undefined}>
          {kind && name(preventionKindLabels[kind])}
        </Typography.Text>
        {persons !== undefined && <Tag>{say('preventedPersons', { count: persons })}</Tag>}
        {takenBack === undefined && dispute.allowedEvents.includes('RETRACT_PREVENTION') && (
          <Button type="link" className="no-print" onClick={() => onChoose('RETRACT_PREVENTION', id)}>
            {say('retractPrevention')}
          </Button>
        )}
      </Flex>
      <Typography.Text type="secondary">{told}</Typography.Text>
      {facts && <LongText text={facts} rows={3} />}
      <Evidence record={record} dispute={dispute} />
      {takenBack && (
        <Typography.Text type="secondary">
          {say('retracted', { name: takenBack.by?.name ?? '', reason: takenBack.facts.reason ?? '' })}
        </Typography.Text>
      )}
    </li>
  );
}

/** What proves it: files by their names, numbers of records, witnesses. */
function Evidence({ record, dispute }: { readonly record: Prevention; readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const { join } = useLists();
  const { attachmentIds = [], recordNumbers = [], witnesses = [] } = record.facts;
  const { data: files = [] } = useAttachments(dispute.id);
  const named = attachmentIds.flatMap((id) => files.find((file) => file.id === id)?.fileName ?? []);
  return (
    <div>
      <Typography.Text type="secondary">{say('evidence')} </Typography.Text>
      {join([...named, ...recordNumbers, ...witnesses])}
    </div>
  );
}
