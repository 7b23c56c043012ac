import { LeftOutlined } from '@ant-design/icons';
import { Alert, Card, Empty, Flex, Skeleton, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { type CountId, countDefinitions, countIds } from '#domain';
import { Failure } from '../../../components/failure.tsx';
import { MoreBelow } from '../../../components/more-below.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { CaseLines } from '../../review/dashboard/case-lines.tsx';
import { AsOfBanner } from '../as-of.tsx';
import { addressOf, useAsked } from '../asked.ts';
import type { Dimension, FigureAsked } from '../figures-asked.ts';
import { useFigureCases, useFigures } from '../statistics-query.ts';
import { dimensionWords, statisticsWords } from '../words.ts';

const isDimension = (word: string): word is Dimension => dimensionWords.keys.some((key) => key === word);

/** What an address asks; a word that is no figure asks for those accepted. */
function figureIn(address: URLSearchParams): FigureAsked {
  const figure = countIds.find((id: CountId) => id === address.get('figure')) ?? 'accepted';
  const by = address.get('by') ?? '';
  return isDimension(by) ? { figure, by, key: address.get('key') } : { figure };
}

/** The cases that a number counts, what it means, and how many of them the person may not see. */
export function FigureCasesPage() {
  const say = useWords(statisticsWords);
  const sayOf = useWords(dimensionWords);
  const name = useNames();
  const dates = useDates();
  const [address] = useSearchParams();
  const { asked, period, isAhead, go } = useAsked();
  const figure = figureIn(address);
  const list = useFigureCases(asked, figure, !isAhead);
  const { title, definition, version } = countDefinitions[figure.figure];
  const lines = useFigures(asked, {
    by: figure.by === undefined ? [] : [figure.by],
    figures: [figure.figure],
    compare: false,
    enabled: !isAhead,
  });
  const line = lines.data?.breakdowns[0]?.lines.find(({ key }) => key === (figure.key ?? null));
  const { data, error, refetch } = list;
  const cases = data?.pages.flatMap(({ items }) => items) ?? [];
  const [first] = data?.pages ?? [];
  const where = [
    lines.data?.scope?.name ?? say('all'),
    name(period.title),
    ...(figure.by === undefined ? [] : [`${sayOf(figure.by)} ${line ? name(line.name) : ''}`]),
  ];
  return (
    <Flex vertical gap={16}>
      <Link to={`/statistics?${new URLSearchParams(addressOf(asked))}`} className="no-print">
        <LeftOutlined /> {say('back')}
      </Link>
      <div>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          {name(title)} · {where.join(' · ')}
        </Typography.Title>
        <Typography.Text type="secondary">
          {name(definition)} {say('version', { version })}
        </Typography.Text>
      </div>
      <AsOfBanner asked={asked} go={go} />
      {isAhead && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={say('notBegun', { day: dates.day(period.from) })}
        />
      )}
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && !isAhead && <Skeleton active />}
      {first && (
        <>
          <strong role="status">{say('casesCounted', { total: first.total, shown: cases.length })}</strong>
          {first.hidden > 0 && <Alert type="info" showIcon title={say('hidden', { hidden: first.hidden })} />}
          <Card>
            {cases.length === 0 && (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('noCases')} />
            )}
            <CaseLines lines={cases} />
          </Card>
        </>
      )}
      <MoreBelow list={list} />
    </Flex>
  );
}
