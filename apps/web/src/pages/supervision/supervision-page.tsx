import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { Link, useNavigate } from 'react-router-dom';
import { ladderRecipientLabels, ladderStepLabels } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { RiskMark, StateMark } from '../../components/marks.tsx';
import { MoreBelow } from '../../components/more-below.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useCapable } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { type Unit, unitsOf, useBoard, useIssueSlip } from './supervision-query.ts';
import { supervisionWords } from './words.ts';

/** The board of whoever supervises: what is late, by the unit that holds it. */
export function SupervisionPage() {
  const say = useWords(supervisionWords);
  const list = useBoard();
  const { data, error, refetch } = list;
  const units = unitsOf(data?.pages ?? []);
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')}>
        <Button className="no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {say('print')}
        </Button>
      </PageHeading>
      {error && !list.isFetchNextPageError && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && units.length === 0 && (
        <Card>
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('none')} />
        </Card>
      )}
      {units.map((unit) => (
        <Card
          key={unit.id}
          title={unit.name ?? say('nobody')}
          extra={<Typography.Text>{say('figures', { ...figuresOf(unit) })}</Typography.Text>}
        >
          <ul className="plain">
            {unit.items.map((item) => (
              <LateCase key={item.deadlineId} item={item} />
            ))}
          </ul>
        </Card>
      ))}
      <MoreBelow list={list} />
    </Flex>
  );
}

const figuresOf = ({ overdue, supervised, raised, unanswered }: Unit) => ({
  overdue,
  supervised,
  raised,
  unanswered,
});

function LateCase({ item }: { readonly item: Unit['items'][number] }) {
  const say = useWords(supervisionWords);
  const name = useNames();
  const dates = useDates();
  const { told, next, answerBy } = item;
  const climbed = [
    told && say('told', { at: dates.moment(told.at), step: name(ladderStepLabels[told.step]) }),
    next &&
      say('next', {
        at: dates.moment(next.at),
        step: name(ladderStepLabels[next.step]),
        to: name(ladderRecipientLabels[next.to]),
      }),
  ].filter((line) => line !== null);
  return (
    <li className="row wrapping">
      <Flex vertical gap={4} style={{ flex: '1 1 320px', minWidth: 0 }}>
        <Flex gap={8} wrap align="center">
          <Link to={`/disputes/${item.disputeId}`}>
            <strong>{item.number ?? say('unnumbered')}</strong>
          </Link>
          <RiskMark risk={item.risk} />
          <StateMark stage={item.stage} name={name(item.stateName)} />
          {answerBy && <Tag color="red">{say('unanswered', { at: dates.moment(answerBy) })}</Tag>}
        </Flex>
        <Typography.Text type="danger">
          {say('overdueBy', {
            rule: name(item.rule),
            day: dates.day(item.dueOn),
            due: dates.due(item.dueOn),
          })}
        </Typography.Text>
        <Typography.Text type="secondary">{climbed.join(' · ')}</Typography.Text>
      </Flex>
      <SlipButton item={item} />
    </li>
  );
}

/** What is done next about a late case: an order where nobody supervises it yet, then the paper of it. */
function SlipButton({ item: { disputeId, supervision } }: { readonly item: Unit['items'][number] }) {
  const say = useWords(supervisionWords);
  const isCapable = useCapable();
  const navigate = useNavigate();
  const issue = useIssueSlip();
  const slip = supervision?.slip;
  if (slip) return <Link to={`/supervision/slips/${slip.id}`}>{slip.number}</Link>;
  if (!isCapable('supervision.issue')) return null;
  return (
    <Flex gap={8} wrap className="no-print">
      {issue.error && <Failure error={issue.error} />}
      {supervision && (
        <Button
          loading={issue.isPending}
          onClick={() =>
            issue.mutate(
              { disputeId, seq: supervision.seq },
              { onSuccess: ({ id }) => navigate(`/supervision/slips/${id}`) },
            )
          }
        >
          {say('issue')}
        </Button>
      )}
      <Link to={`/disputes/${disputeId}?do=SUPERVISE`} className="button-link">
        {say('supervise')}
      </Link>
    </Flex>
  );
}
