import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Col, Flex, message, Row, Spin, Typography } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useParams, useSearchParams } from 'react-router-dom';
import { type CommandType, commandTypes, eventLabels, owedAgreement } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { StandingIn } from '../../components/leave/standing-in.tsx';
import { RiskMark } from '../../components/marks.tsx';
import { OutlineList } from '../../components/outline/outline-list.tsx';
import { newOutline, OutlineOfPage } from '../../components/outline/page-outline.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { Receipts } from '../receipt/receipts.tsx';
import { TypicalOfCase } from '../typical-cases/working/of-case.tsx';
import { Agreements } from './agreement/agreement.tsx';
import { Attachments } from './attachments/attachments.tsx';
import { Clocks } from './deadlines/clocks.tsx';
import { type Dispute, useDispute } from './dispute-query.ts';
import { Dossier } from './dossier/dossier.tsx';
import { SignedPageDue } from './dossier/signed-page-due.tsx';
import { Facts } from './facts.tsx';
import { EventDrawer } from './form/event-drawer.tsx';
import { hasForm } from './form/event-forms.ts';
import { Accesses } from './history/accesses.tsx';
import { History } from './history/history.tsx';
import { Interests } from './interests.tsx';
import { News } from './news.tsx';
import { NextStep } from './next-step.tsx';
import { Papers } from './papers.tsx';
import { Parties } from './parties.tsx';
import { Preventions } from './preventions.tsx';
import { Related } from './related.tsx';
import { BrokenSeals } from './sealed-notes/broken-seals.tsx';
import { SealedNotes } from './sealed-notes/sealed-notes.tsx';
import { Sessions } from './sessions.tsx';
import { Similar } from './similar.tsx';
import { StageBar } from './stage-bar.tsx';
import { useReadsAccesses } from './ties.ts';
import { Waiting } from './waiting/waiting.tsx';
import { disputeWords } from './words.ts';
import './deadlines/deadlines.css';
import './dispute-page.css';

// It brings the machine itself with it, which nobody waits for.
const Diagram = lazy(async () => ({ default: (await import('./diagram/diagram.tsx')).Diagram }));

/** One case: where it stands, what is next, who is concerned, what happened. */
export function DisputePage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useDispute(id);
  const failure = error && <Failure error={error} retry={refetch} />;
  if (data === undefined) return failure ?? <Spin size="large" className="waiting" />;
  // What is on the screen stays, with all that is being written, when it cannot be read once more.
  return (
    <>
      {failure}
      <WholeCase key={id} dispute={data} />
    </>
  );
}

/** Why one does not see the case whole. */
function Limits({ dispute: { destroyed, sight } }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const dates = useDates();
  if (sight === 'case') return null;
  const title = destroyed
    ? say('destroyed', { day: dates.day(destroyed.on), number: destroyed.number })
    : say(sight);
  return <Alert type="info" showIcon title={title} />;
}

function WholeCase({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const name = useNames();
  const [notice, noticePlace] = message.useMessage();
  const [sending, send] = useEventInAddress(dispute);
  const readsAccesses = useReadsAccesses(dispute);
  const [outline] = useState(newOutline);
  return (
    <Flex vertical gap={16}>
      {noticePlace}
      <Heading dispute={dispute} />
      <StandingIn of={dispute.mediators.map(({ id }) => id)} />
      <Limits dispute={dispute} />
      {dispute.sight !== 'nothing' && <BrokenSeals dispute={dispute} />}
      <Card>
        <StageBar dispute={dispute} />
        <NextStep dispute={dispute} onChoose={send} />
        {dispute.sight === 'case' && <SignedPageDue dispute={dispute} />}
      </Card>
      <OutlineList outline={outline} />
      <OutlineOfPage value={outline}>
        <Row gutter={[16, 16]}>
          <Col xs={24} xl={15}>
            <Flex vertical gap={16}>
              <Facts dispute={dispute} />
              <Parties dispute={dispute} />
              <Interests dispute={dispute} />
              {dispute.sight === 'case' && <Receipts disputeId={dispute.id} version={dispute.version} />}
              {dispute.sight === 'case' && <News dispute={dispute} onChoose={send} />}
              {dispute.sight === 'case' && <Preventions dispute={dispute} onChoose={send} />}
              <Sessions dispute={dispute} />
              {dispute.sight === 'case' && <SealedNotes dispute={dispute} />}
              {(owedAgreement(dispute) || dispute.attempt > 1 || dispute.round > 1) && (
                <Agreements dispute={dispute} onChoose={send} />
              )}
              {dispute.sight === 'case' && <Attachments dispute={dispute} />}
              {dispute.sight === 'case' ? (
                <Dossier dispute={dispute} onChoose={send} />
              ) : (
                <Papers dispute={dispute} />
              )}
              {dispute.sight === 'case' && <TypicalOfCase disputeId={dispute.id} version={dispute.version} />}
              {dispute.related.length > 0 && <Related dispute={dispute} onChoose={send} />}
              {dispute.sight === 'case' && <Similar dispute={dispute} onChoose={send} />}
            </Flex>
          </Col>
          <Col xs={24} xl={9}>
            <Flex vertical gap={16}>
              <Clocks dispute={dispute} onChoose={send} />
              <Waiting waiting={dispute.waiting} />
              {dispute.sight !== 'nothing' && <History dispute={dispute} />}
              {readsAccesses && <Accesses disputeId={dispute.id} />}
            </Flex>
          </Col>
        </Row>
        <Suspense fallback={<Card loading />}>
          <Diagram dispute={dispute} />
        </Suspense>
      </OutlineOfPage>
      {sending.type && (
        <EventDrawer
          key={sending.type}
          dispute={dispute}
          type={sending.type}
          otherId={sending.otherId}
          onClose={() => send(null)}
          onDone={(type) => {
            void notice.open({
              // One at a time, and nothing that is touched next lies beneath it.
              key: 'done',
              style: { pointerEvents: 'none' },
              type: 'success',
              content: say('done', { event: name(eventLabels[type]) }),
            });
            send(null);
          }}
        />
      )}
    </Flex>
  );
}

function Heading({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const name = useNames();
  return (
    <Flex justify="space-between" align="flex-start" gap={8} wrap>
      <div>
        <Flex gap={8} align="center" wrap>
          <Typography.Title
            level={1}
            className={dispute.number ? 'case-number' : ''}
            style={{ fontSize: 22, margin: 0 }}
          >
            {dispute.number ?? say('unnumbered')}
          </Typography.Title>
          <RiskMark risk={dispute.risk} />
        </Flex>
        <Typography.Text type="secondary">
          {[useShortNames(dispute), dispute.place.name, name(dispute.typeName)].filter(Boolean).join(' · ')}
        </Typography.Text>
      </div>
      <Button className="no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
        {say('print')}
      </Button>
    </Flex>
  );
}

/** The first parties by name, and how many there are. */
function useShortNames({ parties }: Dispute): string {
  const say = useWords(disputeWords);
  const { join } = useLists();
  const few = parties.slice(0, 4).map((party) => party.name);
  return parties.length > few.length
    ? say('andOthers', { names: join(few), count: parties.length })
    : join(few);
}

interface Sending {
  readonly type: CommandType | null;
  /** The other case that it is about. */
  readonly otherId: string | null;
}

/**
 * The event whose form is open, kept in the address so that My day can link to it. A form opens only for what is allowed,
 * and stays open when somebody else's change forbids it: what was written in it belongs to whoever wrote it.
 */
function useEventInAddress(
  dispute: Dispute,
): readonly [Sending, (type: CommandType | null, otherId?: string) => void] {
  const [parameters, setParameters] = useSearchParams();
  const asked = commandTypes.find((type) => type === parameters.get('do') && hasForm(type));
  const isAllowed = asked !== undefined && dispute.allowedEvents.includes(asked);
  const [opened, setOpened] = useState<CommandType>();
  const isOpen = asked !== undefined && (isAllowed || opened === asked);
  const open = isOpen ? asked : undefined;
  if (opened !== open) setOpened(open);
  return [
    { type: open ?? null, otherId: parameters.get('with') },
    (type, otherId) =>
      setParameters(type === null ? {} : { do: type, ...(otherId ? { with: otherId } : {}) }, {
        // Back closes a form that was opened here, and leaves the case only then.
        replace: type === null,
      }),
  ];
}
