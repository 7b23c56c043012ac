import { LeftOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Skeleton } from 'antd';
import { useCallback } from 'react';
import { Link, useLocation, useParams } from 'react-router-dom';
import { dayLabel } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { addressOf } from '../asked.ts';
import { Differences } from './differences.tsx';
import { Downloads } from './editions.tsx';
import { ReportPreview } from './report-preview.tsx';
import { type Edition, editionCasesPath, type OpenedFigure, useEdition, useProof } from './report-query.ts';
import { reportWords } from './words.ts';
import './reports.css';

/** The edition that stands in the address. */
export function useEditionInAddress(): { readonly id: string; readonly edition: number } {
  const { id = '', edition = '' } = useParams();
  return { id, edition: Number(edition) };
}

/** What was published, as it will always be: its hash, its words and tables, each number of which opens its cases. */
export function EditionPage() {
  const say = useWords(reportWords);
  const { id, edition } = useEditionInAddress();
  const { data, error, refetch } = useEdition(id, edition);
  const pathOf = useCallback((figure: OpenedFigure) => editionCasesPath(id, edition, figure), [id, edition]);
  return (
    <Flex vertical gap={16}>
      <Link to={`/statistics/reports/${id}`} className="no-print">
        <LeftOutlined /> {say('backToReport')}
      </Link>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <PageHeading title={say('editionOf', { edition })} lead={data.printed.title}>
            <Flex gap={8} wrap>
              <Downloads reportId={id} edition={edition} />
              <Button
                size="large"
                icon={<PrinterOutlined />}
                className="no-print"
                onClick={() => window.print()}
              >
                {say('print')}
              </Button>
            </Flex>
          </PageHeading>
          <Facts data={data} />
          {edition > 1 && <Differences id={id} edition={edition} />}
          <Numbers data={data} pathOf={pathOf} />
          <Card className="report-preview">
            <ReportPreview
              {...data}
              under={`（第${edition}版，数据截至${dayLabel(data.content.figures.period.until).zh}）`}
              pathOf={pathOf}
            />
          </Card>
        </>
      )}
    </Flex>
  );
}

/** When, by whom, known as of when, and whether it is still what it was. */
function Facts({ data }: { readonly data: Edition }) {
  const say = useWords(reportWords);
  const dates = useDates();
  const { state } = useLocation();
  const { edition, reportId, publishedAt, publishedBy, asOf, reason, hash, isIntact, content } = data;
  const isNew = (state as { readonly isPublished?: boolean } | null)?.isPublished === true;
  const { period, scope } = content.figures;
  const address = addressOf({ period: period.id, organisation: scope?.id, asOf });
  const facts = [
    ['publishedAt', say('publishedBy', { name: publishedBy.name, at: dates.moment(publishedAt) })],
    ['knownAsOf', dates.moment(asOf)],
    ...(reason === null ? [] : ([['reason', reason]] as const)),
  ] as const;
  return (
    <Card title={say('facts')}>
      {isNew && (
        <Alert
          type="success"
          showIcon
          role="status"
          title={say('isPublished', { edition })}
          description={say('isPublishedHint')}
        />
      )}
      {!isIntact && <Alert type="error" showIcon role="alert" title={say('notProved')} />}
      <dl className="edition-facts">
        {facts.map(([word, text]) => (
          <div key={word}>
            <dt>{say(word)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{say('hash')}</dt>
          <dd className="hash">{hash}</dd>
        </div>
      </dl>
      <Flex gap={16} wrap align="center" className="no-print">
        <Proof id={reportId} edition={edition} />
        <Link to={`/statistics?${new URLSearchParams(address)}`}>{say('sameMoment')}</Link>
      </Flex>
    </Card>
  );
}

/** Computes the hashes again on request, and says whether they agree. */
function Proof({ id, edition }: { readonly id: string; readonly edition: number }) {
  const say = useWords(reportWords);
  const { data, error, mutate, isPending } = useProof(id, edition);
  const isProved = data?.isIntact === true && data.casesAreIntact;
  return (
    <>
      <Button size="large" loading={isPending} onClick={() => mutate()}>
        {say('prove')}
      </Button>
      {error && <Failure error={error} />}
      {data && (
        <Alert
          type={isProved ? 'success' : 'error'}
          showIcon
          role="status"
          title={isProved ? say('proved', { cases: data.cases }) : say('notProved')}
        />
      )}
    </>
  );
}

/** What other registers say: lines as they come, of which some open to cases too. */
function Numbers({
  data,
  pathOf,
}: {
  readonly data: Edition;
  readonly pathOf: (figure: OpenedFigure) => string;
}) {
  const say = useWords(reportWords);
  const name = useNames();
  const { aside } = useLists();
  const lines = data.content.beside.flatMap((group) => group.lines);
  return (
    <Card title={say('numbers')} className="no-print">
      <p className="since">{say('numbersHint')}</p>
      <dl className="beside-numbers">
        {lines.map(({ id, title, unit, value, opens }) => (
          <div key={id}>
            <dt>{aside(name(title), name(unit))}</dt>
            <dd>
              {opens !== null && value !== null && value > 0 ? (
                <Link
                  to={pathOf({ figure: opens })}
                  aria-label={say('openFigure', { title: name(title), value })}
                >
                  {value}
                </Link>
              ) : (
                (value ?? '—')
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
