import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { useDates } from '../../../words/dates.ts';
import { useWords } from '../../../words/words.ts';
import { type EditionLine, editionFile, editionPath, type Report } from './report-query.ts';
import { reportWords } from './words.ts';

/** What was published of a report, the latest first: when, by whom, known as of when, why, and its hash. */
export function Editions({ report }: { readonly report: Report }) {
  const say = useWords(reportWords);
  return (
    <Card title={say('editions')}>
      <ul className="plain">
        {report.editions.map((line, n) => (
          <Line key={line.edition} reportId={report.id} line={line} isLatest={n === 0} />
        ))}
      </ul>
    </Card>
  );
}

function Line(props: { readonly reportId: string; readonly line: EditionLine; readonly isLatest: boolean }) {
  const say = useWords(reportWords);
  const dates = useDates();
  const { reportId, line, isLatest } = props;
  const { edition, publishedAt, publishedBy, asOf, reason, hash } = line;
  return (
    <li className="row wrapping">
      <Flex vertical gap={2} style={{ flex: '1 1 300px', minWidth: 0 }}>
        <Flex gap={8} align="center">
          <Link to={editionPath(reportId, edition)} className="report-name">
            {say('openEdition', { edition })}
          </Link>
          {isLatest && <Tag color="green">{say('latest')}</Tag>}
        </Flex>
        <span>
          {say('publishedBy', { name: publishedBy.name, at: dates.moment(publishedAt) })} ·{' '}
          {say('asOfMoment', { at: dates.moment(asOf) })}
        </span>
        {reason && <span>{say('correctedBecause', { reason })}</span>}
        <Typography.Text type="secondary" className="hash">
          SHA-256 {hash}
        </Typography.Text>
      </Flex>
      <Downloads {...{ reportId, edition }} />
    </li>
  );
}

/** The files of an edition: asked again, the same bytes. */
export function Downloads({ reportId, edition }: { readonly reportId: string; readonly edition: number }) {
  const say = useWords(reportWords);
  return (
    <Flex gap={8} wrap className="no-print">
      <Button
        size="large"
        icon={<DownloadOutlined />}
        href={editionFile(reportId, edition, 'report.docx')}
        aria-label={say('docxOf', { edition })}
        download
      >
        {say('docx')}
      </Button>
      <Button
        size="large"
        icon={<DownloadOutlined />}
        href={editionFile(reportId, edition, 'form.xlsx')}
        aria-label={say('xlsxOf', { edition })}
        download
      >
        {say('xlsx')}
      </Button>
    </Flex>
  );
}
