import { LeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Spin, Typography } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { UntilWhen } from '../../../components/until-when.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { type Dispute, useDispute } from '../dispute-query.ts';
import { ClockSheet } from './clock-sheet.tsx';
import { deadlineWords } from './words.ts';
import './deadlines.css';

/** The sheet that explains every running deadline of a case, for the screen and for the file: no party stands on it. */
export function DeadlineSheetPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useDispute(id);
  if (data) return <Sheet dispute={data} />;
  return error ? <Failure error={error} retry={refetch} /> : <Spin size="large" className="waiting" />;
}

function Sheet({ dispute }: { readonly dispute: Dispute }) {
  const say = useWords(deadlineWords);
  const name = useNames();
  const dates = useDates();
  const { named } = useLists();
  return (
    <Flex vertical gap={16}>
      <Link to={`/disputes/${dispute.id}`} className="no-print">
        <LeftOutlined /> {say('back')}
      </Link>
      <PageHeading title={say('sheet')} lead={say('sheetLead')}>
        <Button className="no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {say('print')}
        </Button>
      </PageHeading>
      <Flex gap={24} wrap className="sheet-of">
        <strong>{named(say('caseNumber'), dispute.number ?? say('unnumbered'))}</strong>
        <span>{name(dispute.stateName)}</span>
        <span className="only-print">{named(say('printedOn'), dates.day(dates.today))}</span>
      </Flex>
      {dispute.clocks.length === 0 && <Card>{say('noClocks')}</Card>}
      {dispute.clocks.map((clock) => (
        <Card
          key={clock.key}
          title={name(clock.name)}
          extra={
            clock.paused ? <Typography.Text>{say('paused')}</Typography.Text> : <UntilWhen on={clock.dueOn} />
          }
        >
          <ClockSheet clock={clock} />
        </Card>
      ))}
    </Flex>
  );
}
