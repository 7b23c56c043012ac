import { DownloadOutlined, LeftOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Spin } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { Failure } from '../../components/failure.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { SlipMark, useSlipFacts } from './slip-line.tsx';
import { fileOf, type TaskSlip, useSigning, useTaskSlip } from './slip-query.ts';
import { slipWords } from './words.ts';

/** What a unit was told to do by a meeting, and the one button with which it signs for it. */
export function SlipPage() {
  const { id = '' } = useParams();
  const say = useWords(slipWords);
  const { data, error, refetch } = useTaskSlip(id);
  const signing = useSigning(id);
  const facts = useSlipFacts();
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Spin size="large" className="waiting" />;
  return (
    <Flex vertical gap={16}>
      <Link to="/slips">
        <LeftOutlined /> {say('back')}
      </Link>
      <PageHeading
        title={[say('title'), data.number].filter(Boolean).join(' ')}
        lead={`${data.township} · ${facts(data)}`}
      >
        <Flex gap={8} wrap align="center">
          <SlipMark slip={data} />
          <Button size="large" icon={<DownloadOutlined />} href={fileOf(id)} download>
            {say('download')}
          </Button>
          {data.maySign && (
            <Button type="primary" size="large" loading={signing.isPending} onClick={() => signing.mutate()}>
              {say('sign')}
            </Button>
          )}
        </Flex>
      </PageHeading>
      {signing.error && <Failure error={signing.error} />}
      <Card title={data.unit.name}>
        <Tasks slip={data} />
      </Card>
    </Flex>
  );
}

function Tasks({ slip }: { readonly slip: TaskSlip }) {
  const say = useWords(slipWords);
  const name = useNames();
  const dates = useDates();
  const { named } = useLists();
  return (
    <ul className="plain">
      {slip.items.map(({ disputeId, caseNumber, parties, typeName, measure, dueOn, proof }, n) => (
        // One case may stand in a slip with several tasks, in the order of the minutes, which never changes.
        // biome-ignore lint/suspicious/noArrayIndexKey: the order is frozen
        <li key={`${disputeId}-${n}`} className="row">
          <Flex vertical gap={4}>
            <span>
              <Link to={`/disputes/${disputeId}`}>{caseNumber ?? say('unnumbered')}</Link> {parties}
            </span>
            <span>{measure ? named(name(typeName), measure) : name(typeName)}</span>
            <span>{named(say('by'), dueOn ? dates.day(dueOn) : say('nothing'))}</span>
            {proof && <span>{named(say('proof'), proof)}</span>}
          </Flex>
        </li>
      ))}
    </ul>
  );
}
