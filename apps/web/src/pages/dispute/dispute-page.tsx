import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Col, Flex, Row, Spin, Typography } from 'antd';
import { useParams, useSearchParams } from 'react-router-dom';
import { type CommandType, commandTypes } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { RiskMark } from '../../components/marks.tsx';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { Agreement } from './agreement.tsx';
import { Attachments } from './attachments/attachments.tsx';
import { Clocks } from './clocks.tsx';
import { type Dispute, useDispute } from './dispute-query.ts';
import { Facts } from './facts.tsx';
import { EventDrawer } from './form/event-drawer.tsx';
import { History } from './history.tsx';
import { NextStep } from './next-step.tsx';
import { Parties } from './parties.tsx';
import { Related } from './related.tsx';
import { StageBar } from './stage-bar.tsx';
import { disputeWords } from './words.ts';

/** One case: where it stands, what is next, who is concerned, what happened. */
export function DisputePage() {
  const { id = '' } = useParams();
  const { data, error, isPending, refetch } = useDispute(id);
  if (isPending) return <Spin size="large" className="waiting" />;
  if (error) return <Failure error={error} retry={refetch} />;
  return <WholeCase dispute={data} />;
}

function WholeCase({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(disputeWords);
  const [sending, send] = useEventInAddress(dispute);
  return (
    <Flex vertical gap={16}>
      <Heading dispute={dispute} />
      {dispute.sight === 'masked' && <Alert type="info" showIcon title={say('masked')} />}
      <Card>
        <StageBar dispute={dispute} />
        <NextStep dispute={dispute} onChoose={send} />
      </Card>
      <Row gutter={[16, 16]}>
        <Col xs={24} xl={15}>
          <Flex vertical gap={16}>
            <Facts dispute={dispute} />
            <Parties dispute={dispute} />
            {dispute.sight === 'case' && <Attachments dispute={dispute} />}
            {dispute.related.length > 0 && <Related related={dispute.related} />}
            {dispute.agreement && <Agreement agreement={dispute.agreement} />}
          </Flex>
        </Col>
        <Col xs={24} xl={9}>
          <Flex vertical gap={16}>
            <Clocks clocks={dispute.clocks} />
            <History dispute={dispute} />
          </Flex>
        </Col>
      </Row>
      {sending && <EventDrawer key={sending} dispute={dispute} type={sending} onClose={() => send(null)} />}
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
          <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
            {dispute.number ?? say('unnumbered')}
          </Typography.Title>
          <RiskMark risk={dispute.risk} />
        </Flex>
        <Typography.Text type="secondary">
          {[dispute.parties.map((party) => party.name).join('、'), dispute.place.name, name(dispute.typeName)]
            .filter(Boolean)
            .join(' · ')}
        </Typography.Text>
      </div>
      <Button className="no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
        {say('print')}
      </Button>
    </Flex>
  );
}

/** The event whose form is open, kept in the address so that My day can link to it. */
function useEventInAddress(
  dispute: Dispute,
): readonly [CommandType | null, (type: CommandType | null) => void] {
  const [parameters, setParameters] = useSearchParams();
  const asked = commandTypes.find((type) => type === parameters.get('do'));
  const isAllowed = asked !== undefined && dispute.allowedEvents.includes(asked);
  return [
    isAllowed ? asked : null,
    (type) => setParameters(type === null ? {} : { do: type }, { replace: true }),
  ];
}
