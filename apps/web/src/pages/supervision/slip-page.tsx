import { DownloadOutlined, LeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button, Flex, Spin, Tag } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { Failure } from '../../components/failure.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import { type Slip, useSignSlip, useSlip } from './supervision-query.ts';
import { supervisionWords } from './words.ts';
import './slip.css';

/** A supervision slip as a paper: what is on the screen is what is printed. */
export function SlipPage() {
  const { id = '' } = useParams();
  const say = useWords(supervisionWords);
  const { data, error, refetch } = useSlip(id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Spin size="large" className="waiting" />;
  return (
    <Flex vertical gap={16}>
      <Flex justify="space-between" className="no-print">
        <Link to="/supervision">
          <LeftOutlined /> {say('back')}
        </Link>
        <Flex gap={8} wrap align="center">
          <Receipt slip={data} />
          <Button
            icon={<DownloadOutlined />}
            href={`/api/v1/supervision-slips/${encodeURIComponent(id)}/slip.docx`}
            download
          >
            {say('download')}
          </Button>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {say('print')}
          </Button>
        </Flex>
      </Flex>
      <Paper slip={data} />
    </Flex>
  );
}

/** Whether the unit has signed for it; whoever may, does so here. */
function Receipt({ slip: { id, signed, maySign } }: { readonly slip: Slip }) {
  const say = useWords(supervisionWords);
  const dates = useDates();
  const { mutate, isPending, error } = useSignSlip(id);
  if (signed)
    return <Tag color="green">{say('signed', { name: signed.by.name, at: dates.moment(signed.at) })}</Tag>;
  if (!maySign) return null;
  return (
    <>
      {error && <Failure error={error} />}
      <Button type="primary" loading={isPending} onClick={() => mutate()}>
        {say('sign')}
      </Button>
    </>
  );
}

function Paper({ slip }: { readonly slip: Slip }) {
  const say = useWords(supervisionWords);
  const name = useNames();
  const dates = useDates();
  const { deadline, order, answerByOn, kind } = slip;
  const ground =
    kind === 'ladder' && deadline
      ? say('groundLadder', {
          rule: name(deadline.name),
          day: dates.day(deadline.dueOn),
          on: dates.day(slip.supervisedOn),
        })
      : say('groundOrder', { on: dates.day(slip.supervisedOn) });
  const lines = [
    [
      'matter',
      say('matterOf', {
        number: slip.caseNumber ?? say('unnumbered'),
        stage: name(slip.stageName),
        state: name(slip.stateName),
      }),
    ],
    ['ground', ground],
    ['order', order ?? say(kind === 'ladder' ? 'orderLadder' : 'orderHidden')],
    ['answerBy', answerByOn ? say('answerByDay', { day: dates.day(answerByOn) }) : say('answerSoon')],
    ['receipt', say('receiptLine')],
  ] as const;
  return (
    <article className="slip">
      <h1>{say('heading', { organisation: slip.issuedBy.organisation })}</h1>
      <p className="slip-number">{slip.number}</p>
      <p className="slip-to">{say('toUnit', { unit: slip.to ?? '' })}</p>
      <table>
        <tbody>
          {lines.map(([key, words]) => (
            <tr key={key}>
              <th scope="row">{say(key)}</th>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        <p>{say('issuedBy', { name: slip.issuedBy.name })}</p>
        <p>{slip.issuedBy.organisation}</p>
        <p>{dates.day(slip.issuedOn)}</p>
        <p className="slip-seal">{say('seal')}</p>
      </footer>
    </article>
  );
}
