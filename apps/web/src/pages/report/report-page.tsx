import { Alert, Button, Card, Flex, Form, Spin, Typography } from 'antd';
import { eventRights, usualOrigin } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { dropFilesOf, useWaitingFiles } from '../../offline/file-outbox.ts';
import { useKeptInMemoryOnly } from '../../offline/vault.ts';
import { useActor } from '../../session/actor.ts';
import { useWords } from '../../words/words.ts';
import { faultOf } from './faults.tsx';
import { FilesInput } from './files-input.tsx';
import { MatterFields } from './matter-fields.tsx';
import { PartiesInput } from './parties-input.tsx';
import { emptyDraft } from './report-draft.ts';
import { ScaleFields } from './scale-fields.tsx';
import { SettlementInput } from './settlement-input.tsx';
import { SimilarPanel } from './similar-panel.tsx';
import { useDraft } from './use-draft.ts';
import { useHandingIn } from './use-handing-in.ts';
import { WaitingReports } from './waiting-reports.tsx';
import { reportWords } from './words.ts';

/** Intake: ten fields on one screen of a phone; what was written stays on the device until it has been sent. */
export function ReportPage() {
  const say = useWords(reportWords);
  const actor = useActor();
  const ownerId = actor.staffId;
  // Without a line the list of villages is not there; one's own is known all the same.
  const own = { id: actor.organisationId, name: actor.organisationName };
  const ownVillage = actor.organisationKind === 'village' ? own : undefined;
  const { draft, isKept, change, clear } = useDraft(ownerId, () =>
    emptyDraft(usualOrigin(actor.roles), ownVillage?.id),
  );
  const { submit, faults, error, isSending, isWaiting } = useHandingIn(ownerId, clear);
  const isInMemoryOnly = useKeptInMemoryOnly();
  const files = useWaitingFiles({ reportId: draft?.id ?? '' });
  if (draft === null) return <Spin size="large" className="waiting" />;

  const discard = async () => {
    await dropFilesOf(ownerId, { reportId: draft.id });
    await clear();
  };
  const hasDraft = isKept || files.length > 0;
  const maySettle = actor.roles.some((role) => eventRights[role].SETTLE_ON_SPOT !== undefined);
  const fields = { draft, onChange: change, faults };
  return (
    <Flex vertical gap={16} style={{ maxWidth: 720, margin: '0 auto' }}>
      <Flex justify="space-between" align="center" wrap gap={8}>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {say('title')}
        </Typography.Title>
        {hasDraft && (
          <Typography.Text type="secondary">
            {!isInMemoryOnly && say('saved')}{' '}
            <Button type="link" onClick={() => void discard()}>
              {say('discard')}
            </Button>
          </Typography.Text>
        )}
      </Flex>
      {isInMemoryOnly && <Alert type="warning" showIcon title={say('inMemoryOnly')} />}
      {isWaiting && !isInMemoryOnly && <Alert type="success" showIcon title={say('keptTitle')} />}
      <WaitingReports ownerId={ownerId} {...(hasDraft ? {} : { onEdit: change })} />
      <Card>
        <Form layout="vertical" onFinish={() => submit(draft)}>
          <MatterFields {...fields} ownVillage={ownVillage} />
          <Form.Item label={say('parties')} required {...faultOf(faults, 'parties')}>
            <PartiesInput {...fields} />
          </Form.Item>
          <SimilarPanel draft={draft} />
          <ScaleFields {...fields} />
          <FilesInput ownerId={ownerId} reportId={draft.id} onKept={() => change({})} />
          {maySettle && <SettlementInput {...fields} staffId={ownerId} />}
          {error && <Failure error={error} />}
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            block
            loading={isSending}
            style={{ marginTop: 16 }}
          >
            {say('submit')}
          </Button>
        </Form>
      </Card>
    </Flex>
  );
}
