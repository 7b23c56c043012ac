import { LeftOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Flex, Grid, Segmented, Skeleton } from 'antd';
import { useCallback, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { countIds, dayLabel } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { casesPath } from '../asked.ts';
import type { FigureAsked } from '../figures-asked.ts';
import { Editions } from './editions.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { ReportPreview } from './report-preview.tsx';
import { editionPath, type OpenedFigure, type Report, useReport } from './report-query.ts';
import { StateTag } from './reports-page.tsx';
import { SinceEdition } from './since-edition.tsx';
import { useWording } from './use-wording.ts';
import { WordingCard } from './wording-card.tsx';
import { reportWords } from './words.ts';
import './reports.css';

/** A report: its words beside what will be printed, and its editions. */
export function ReportPage() {
  const { id = '' } = useParams();
  const say = useWords(reportWords);
  const { data, error, refetch } = useReport(id);
  return (
    <Flex vertical gap={16}>
      <Link to="/statistics/reports" className="no-print">
        <LeftOutlined /> {say('back')}
      </Link>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && <Opened report={data} key={data.id} />}
    </Flex>
  );
}

function Opened({ report }: { readonly report: Report }) {
  const say = useWords(reportWords);
  const name = useNames();
  const navigate = useNavigate();
  const wording = useWording(report);
  // What is published is looked at first; words are for whoever prepares a correction.
  const [isPreparing, prepare] = useState(report.latest === null);
  const [isPublishing, publish] = useState(false);
  const { kind, period, organisation, latest, mayPublish } = report;
  const isWriting = mayPublish && isPreparing;
  const askToPublish = async () => {
    if (await wording.save()) publish(true);
  };
  return (
    <>
      <PageHeading title={`${name(period.title)} ${say(kind)}`} lead={organisation.name}>
        <Flex gap={8} wrap align="center">
          <StateTag latest={latest?.edition ?? null} />
          {isWriting && (
            <Button
              type="primary"
              size="large"
              disabled={wording.contested > 0}
              loading={wording.isSaving}
              onClick={() => void askToPublish()}
            >
              {say(latest ? 'correct' : 'publish')}
            </Button>
          )}
          {mayPublish && !isPreparing && (
            <Button size="large" onClick={() => prepare(true)}>
              {say('prepare')}
            </Button>
          )}
        </Flex>
      </PageHeading>
      {!mayPublish && <Alert type="info" showIcon title={say('mayOnlyRead')} />}
      {latest && (
        <Alert
          type="success"
          showIcon
          title={say('isPublished', { edition: latest.edition })}
          description={say('isPublishedHint')}
        />
      )}
      {report.editions.length > 0 && <Editions report={report} />}
      {latest && <SinceEdition report={report} edition={latest.edition} />}
      {isWriting && <Desk report={report} wording={wording} />}
      {!mayPublish && latest === null && <Preview report={report} sentences={report.draft.sentences} />}
      {isPublishing && (
        <PublishDialog
          report={report}
          onClose={() => publish(false)}
          onDone={(edition) =>
            void navigate(editionPath(report.id, edition), { state: { isPublished: true } })
          }
        />
      )}
    </>
  );
}

/** Words on one side, what will be printed on the other; on a narrow screen one of the two. */
function Desk({
  report,
  wording,
}: {
  readonly report: Report;
  readonly wording: ReturnType<typeof useWording>;
}) {
  const say = useWords(reportWords);
  const isWide = Grid.useBreakpoint().lg ?? true;
  const [view, show] = useState<'write' | 'look'>('write');
  return (
    <>
      {!isWide && (
        <Segmented<'write' | 'look'>
          block
          size="large"
          aria-label={say('view')}
          value={view}
          options={[
            { value: 'write', label: say('write') },
            { value: 'look', label: say('look') },
          ]}
          onChange={show}
        />
      )}
      <div className="report-desk">
        {/* What is being written stays where it is while somebody looks at the whole. */}
        <div className="no-print" hidden={!isWide && view !== 'write'}>
          <WordingCard report={report} wording={wording} />
        </div>
        {(isWide || view === 'look') && <Preview report={report} sentences={wording.sentences} />}
      </div>
    </>
  );
}

function Preview(props: {
  readonly report: Report;
  readonly sentences: Parameters<typeof ReportPreview>[0]['sentences'];
}) {
  const say = useWords(reportWords);
  const { report, sentences } = props;
  const { draft, period, organisation } = report;
  const { content, printed, notes } = draft;
  const { until } = content.figures.period;
  const pathOf = useCallback(
    ({ figure, ...line }: OpenedFigure) => {
      // What other registers count has no page of its own while it lives.
      const counted = countIds.find((id) => id === figure);
      const asked = { period: period.id, organisation: organisation.id };
      return counted === undefined ? null : casesPath(asked, { ...line, figure: counted } as FigureAsked);
    },
    [period.id, organisation.id],
  );
  return (
    <Card title={say('asWillBe')} className="report-preview">
      <ReportPreview
        {...{ printed, sentences, notes, content, pathOf }}
        under={`（草稿，数据截至${dayLabel(until).zh}）`}
      />
    </Card>
  );
}
