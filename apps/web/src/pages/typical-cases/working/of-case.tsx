import { Button, Checkbox, Flex, Modal, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { typicalStateLabels } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { Section } from '../../../components/section.tsx';
import { useReturnFocus } from '../../../components/use-return-focus.ts';
import { useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { draftsWords } from './drafts-words.ts';
import { type Edition, useDraft, useEditions } from './working-query.ts';

/** What was told of a case, and the way to tell it; nothing where neither is to be had. */
export function TypicalOfCase({
  disputeId,
  version,
}: {
  readonly disputeId: string;
  readonly version: number;
}) {
  const say = useWords(draftsWords);
  const mayWrite = useCapable()('typical.draft');
  const { data, error, refetch } = useEditions(disputeId, version, mayWrite);
  const [isAsking, ask] = useState(false);
  const isEmpty = data === undefined || (data.items.length === 0 && !data.mayDraft && !data.leaderDrafts);
  if (isEmpty && !error) return null;
  return (
    <Section secondary title={say('section')}>
      {error && <Failure error={error} retry={refetch} />}
      <ul className="plain">
        {data?.items.map((edition) => (
          <EditionLine key={edition.id} edition={edition} />
        ))}
      </ul>
      {data?.mayDraft && (
        <Flex gap={12} wrap align="center" justify="space-between">
          <Typography.Text type="secondary">{say('sectionLead')}</Typography.Text>
          <Button size="large" className="no-print" onClick={() => ask(true)}>
            {say('tell')}
          </Button>
        </Flex>
      )}
      {data?.leaderDrafts && <Typography.Text type="secondary">{say('leaderDrafts')}</Typography.Text>}
      {isAsking && <Telling disputeId={disputeId} onClose={() => ask(false)} />}
    </Section>
  );
}

function EditionLine({ edition: line }: { readonly edition: Edition }) {
  const say = useWords(draftsWords);
  const name = useNames();
  const dates = useDates();
  const { id, edition, state, draftedBy, draftedAt, releasedBy, releasedAt } = line;
  return (
    <li className="row wrapping">
      <Link to={`/typical-cases/${id}/working`}>{say('edition', { edition })}</Link>
      <Tag color={state === 'released' ? 'green' : 'default'}>{name(typicalStateLabels[state])}</Tag>
      <Typography.Text type="secondary">
        {releasedBy && releasedAt
          ? say('releasedBy', { name: releasedBy, at: dates.moment(releasedAt) })
          : say('drafted', { name: draftedBy, at: dates.moment(draftedAt) })}
      </Typography.Text>
    </li>
  );
}

/** Asks how the case is to be told, and has the draft made. */
function Telling({ disputeId, onClose }: { readonly disputeId: string; readonly onClose: () => void }) {
  const say = useWords(draftsWords);
  const navigate = useNavigate();
  const drafting = useDraft(disputeId);
  const [nameMediators, setNameMediators] = useState(false);
  useReturnFocus();
  const begin = () =>
    drafting.mutate(
      { nameMediators },
      { onSuccess: ({ id }) => void navigate(`/typical-cases/${id}/working`) },
    );
  return (
    <Modal
      open
      title={say('tellTitle')}
      okText={say('begin')}
      cancelText={say('cancel')}
      confirmLoading={drafting.isPending}
      onOk={begin}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{say('tellHint')}</Typography.Paragraph>
      <Checkbox checked={nameMediators} onChange={({ target }) => setNameMediators(target.checked)}>
        {say('nameMediators')}
      </Checkbox>
      {drafting.error && <Failure error={drafting.error} />}
    </Modal>
  );
}
