import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Segmented, Skeleton, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { dayInShanghai } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { MoreBelow } from '../../../components/more-below.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { BeginReport } from './begin-report.tsx';
import { kindsOfReports } from './report-periods.ts';
import { type ReportKind, type ReportLine, useReports } from './report-query.ts';
import { reportWords } from './words.ts';
import './reports.css';

/** The reports of this part of the tree: drafts and what was published. */
export function ReportsPage() {
  const say = useWords(reportWords);
  const mayPublish = useCapable()('statistics.publish');
  const [address, setAddress] = useSearchParams();
  const [isBeginning, begin] = useState(false);
  const kind = kindsOfReports.find((one) => one === address.get('kind'));
  const list = useReports(kind);
  const { data, error, refetch } = list;
  const reports = data?.pages.flatMap(({ items }) => items);
  const beginButton = mayPublish && (
    <Button type="primary" size="large" icon={<PlusOutlined />} onClick={() => begin(true)}>
      {say('begin')}
    </Button>
  );
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead')}>
        {reports && reports.length > 0 && beginButton}
      </PageHeading>
      <Segmented<ReportKind | 'everyKind'>
        aria-label={say('kindOfReport')}
        size="large"
        value={kind ?? 'everyKind'}
        options={(['everyKind', ...kindsOfReports] as const).map((value) => ({ value, label: say(value) }))}
        onChange={(chosen) => setAddress(chosen === 'everyKind' ? {} : { kind: chosen })}
        style={{ alignSelf: 'flex-start' }}
      />
      {error && <Failure error={error} retry={refetch} />}
      {!reports && !error && <Skeleton active />}
      {reports && (
        <Card>
          {reports.length === 0 ? (
            <Empty
              image={Empty.PRESENTED_IMAGE_SIMPLE}
              description={
                <Flex vertical gap={4}>
                  <Typography.Text strong>{say('none')}</Typography.Text>
                  {mayPublish && <span>{say('noneHint')}</span>}
                </Flex>
              }
            >
              {beginButton}
            </Empty>
          ) : (
            <ul className="plain">
              {reports.map((report) => (
                <Line key={report.id} report={report} />
              ))}
            </ul>
          )}
        </Card>
      )}
      <MoreBelow list={list} />
      {isBeginning && <BeginReport onClose={() => begin(false)} />}
    </Flex>
  );
}

function Line({ report }: { readonly report: ReportLine }) {
  const say = useWords(reportWords);
  const name = useNames();
  const dates = useDates();
  const { id, kind, period, organisation, latest, createdBy, createdAt } = report;
  return (
    <li className="row wrapping">
      <Flex vertical style={{ flex: '1 1 260px', minWidth: 0 }}>
        <Link to={`/statistics/reports/${id}`} className="report-name">
          {name(period.title)} {say(kind)}
        </Link>
        <span>{organisation.name}</span>
        <Typography.Text type="secondary">
          {latest
            ? say('publishedBy', { name: latest.publishedBy.name, at: dates.moment(latest.publishedAt) })
            : say('begunBy', { name: createdBy.name, day: dates.day(dayInShanghai(createdAt)) })}
        </Typography.Text>
      </Flex>
      <StateTag latest={latest?.edition ?? null} />
    </li>
  );
}

/** Draft, or which edition is published. */
export function StateTag({ latest }: { readonly latest: number | null }) {
  const say = useWords(reportWords);
  return latest === null ? (
    <Tag className="report-state">{say('draft')}</Tag>
  ) : (
    <Tag color="green" className="report-state">
      {say('published', { edition: latest })}
    </Tag>
  );
}
