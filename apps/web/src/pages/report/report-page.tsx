import { Alert, Button, Card, ConfigProvider, Flex, Form, Grid, Spin, Typography, theme } from 'antd';
import { useRef } from 'react';
import { eventRights, usualOrigin } from '#domain';
import { Failure } from '../../components/failure.tsx';
import type { FinishRecording } from '../../components/files/voice-note.tsx';
import { dropFilesOf, useWaitingFiles } from '../../offline/file-outbox.ts';
import { useKeptInMemoryOnly } from '../../offline/vault.ts';
import { useActor } from '../../session/actor.ts';
import { useWords } from '../../words/words.ts';
import { DangersInput } from './dangers-input.tsx';
import { faultOf } from './faults.tsx';
import { FilesInput } from './files-input.tsx';
import { MatterFields } from './matter-fields.tsx';
import { OtherDrafts } from './other-drafts.tsx';
import { PartiesInput } from './parties-input.tsx';
import { emptyDraft } from './report-draft.ts';
import { ScaleFields } from './scale-fields.tsx';
import { SettlementInput } from './settlement-input.tsx';
import { SimilarPanel } from './similar-panel.tsx';
import { useDraft } from './use-draft.ts';
import { useHandingIn } from './use-handing-in.ts';
import { WaitingReports } from './waiting-reports.tsx';
import { reportWords } from './words.ts';
import './report.css';

/** Intake: ten fields on one screen of a phone; what was written stays on the device until it has been sent. */
export function ReportPage() {
  const say = useWords(reportWords);
  const actor = useActor();
  const ownerId = actor.staffId;
  // Without a line the list of villages is not there; one's own is known all the same.
  const own = { id: actor.organisationId, name: actor.organisationName };
  const ownVillage = actor.organisationKind === 'village' ? own : undefined;
  const { draft, isKept, isElsewhere, others, open, change, clear } = useDraft(ownerId, () =>
    emptyDraft(usualOrigin(actor.roles), ownVillage?.id),
  );
  const { submit, forget, faults, error, isSending, isWaiting } = useHandingIn(ownerId, clear);
  const isInMemoryOnly = useKeptInMemoryOnly();
  const finishRecording = useRef<FinishRecording>(async () => undefined);
  const height = useComfortableHeight();
  const files = useWaitingFiles({ reportId: draft?.id ?? '' });
  if (draft === null) return <Spin size="large" className="waiting" />;

  const discard = async () => {
    await dropFilesOf(ownerId, { reportId: draft.id });
    await clear();
  };
  const goOnWith = async (id: string) => {
    await finishRecording.current();
    await open(id);
    forget();
  };
  const hasDraft = isKept || files.length > 0;
  const maySettle = actor.roles.some((role) => eventRights[role].SETTLE_ON_SPOT !== undefined);
  const fields = { draft, onChange: change, faults };
  return (
    <Flex vertical className="intake">
      <Flex justify="space-between" align="center" wrap gap={8}>
        <Typography.Title level={1}>{say('title')}</Typography.Title>
        {hasDraft && (
          <Typography.Text type="secondary">
            {!isInMemoryOnly && say('saved')}{' '}
            <Button type="link" onClick={() => void discard()}>
              {say('discard')}
            </Button>
          </Typography.Text>
        )}
      </Flex>
      {isElsewhere && <Alert type="info" showIcon closable title={say('elsewhere')} />}
      {isInMemoryOnly && <Alert type="warning" showIcon title={say('inMemoryOnly')} />}
      {isWaiting && !isInMemoryOnly && <Alert type="success" showIcon title={say('keptTitle')} />}
      <OtherDrafts drafts={others} onOpen={(id) => void goOnWith(id)} />
      <WaitingReports ownerId={ownerId} {...(hasDraft ? {} : { onEdit: change })} />
      <Card>
        <ConfigProvider theme={{ token: { controlHeight: height } }}>
          <Form
            layout="vertical"
            noValidate
            onFinish={() => void finishRecording.current().then(() => submit(draft))}
          >
            <MatterFields {...fields} ownVillage={ownVillage} />
            <Form.Item label={say('parties')} required {...faultOf(faults, 'parties')}>
              <PartiesInput {...fields} />
            </Form.Item>
            <SimilarPanel draft={draft} />
            <DangersInput {...fields} />
            <ScaleFields {...fields} />
            <FilesInput
              ownerId={ownerId}
              reportId={draft.id}
              onKept={() => change({})}
              finishRecording={finishRecording}
            />
            {maySettle && <SettlementInput {...fields} staffId={ownerId} />}
            {error && <Failure error={error} />}
            <Button type="primary" size="large" htmlType="submit" block loading={isSending}>
              {say('submit')}
            </Button>
          </Form>
        </ConfigProvider>
      </Card>
    </Flex>
  );
}

/** Fields on a telephone are as high as a thumb needs them, in larger type higher. */
function useComfortableHeight(): number {
  const { token } = theme.useToken();
  const isWide = Grid.useBreakpoint().md ?? true;
  return isWide ? token.controlHeight : Math.max(thumb, token.controlHeight);
}

/** In CSS pixels. @source WCAG 2.2, 2.5.5 */
const thumb = 44;
