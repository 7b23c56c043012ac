import { LeftOutlined } from '@ant-design/icons';
import { Empty, Flex, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { type CountId, countDefinitions, countIds } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { AsOfBanner } from '../as-of.tsx';
import { addressOf, useAsked } from '../asked.ts';
import type { Dimension, FigureAsked } from '../figures-asked.ts';
import { useFigureCases, useFigures } from '../statistics-query.ts';
import { dimensionWords, statisticsWords } from '../words.ts';
import { CountedCases } from './counted-cases.tsx';

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
      {isAhead ? (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={say('notBegun', { day: dates.day(period.from) })}
        />
      ) : (
        <CountedCases list={list} sayTotal={(counted) => say('casesCounted', counted)} />
      )}
    </Flex>
  );
}
