import { LeftOutlined } from '@ant-design/icons';
import { Flex } from 'antd';
import { Link, useSearchParams } from 'react-router-dom';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { CountedCases } from '../cases/counted-cases.tsx';
import { dimensionWords, statisticsWords } from '../words.ts';
import { useEditionInAddress } from './edition-page.tsx';
import { type Edition, editionPath, type FrozenFigure, useEdition, useEditionCases } from './report-query.ts';
import { reportWords } from './words.ts';

/** What an address asks; the server says what is no figure of an edition. */
function figureIn(address: URLSearchParams): FrozenFigure {
  const figure = (address.get('figure') ?? 'accepted') as FrozenFigure['figure'];
  const by = dimensionWords.keys.find((key) => key === address.get('by')) as FrozenFigure['by'];
  const key = address.get('key');
  return by === undefined ? { figure } : { figure, by, ...(key === null ? {} : { key }) };
}

/** The cases that an edition counted in a number, of those that the person may see. */
export function EditionCasesPage() {
  const say = useWords(reportWords);
  const name = useNames();
  const { id, edition } = useEditionInAddress();
  const [address] = useSearchParams();
  const figure = figureIn(address);
  const list = useEditionCases(id, edition, figure);
  const published = useEdition(id, edition);
  const titleOf = useTitle();
  const definition = published.data && meantBy(published.data, figure)?.definition;
  return (
    <Flex vertical gap={16}>
      <Link to={editionPath(id, edition)} className="no-print">
        <LeftOutlined /> {say('backToEdition', { edition })}
      </Link>
      {published.data && (
        <PageHeading
          title={titleOf(published.data, figure)}
          {...(definition ? { lead: name(definition) } : {})}
        />
      )}
      <CountedCases list={list} sayTotal={(counted) => say('casesCounted', counted)} />
    </Flex>
  );
}

/** What the number meant when it was published: a count, or a figure of another register. Null: of all that was prevented. */
function meantBy({ definitions, content }: Edition, { figure }: FrozenFigure) {
  const counts: Partial<Record<string, Edition['definitions']['counts']['accepted']>> = definitions.counts;
  const beside = content.beside.flatMap(({ lines }) => lines).find(({ opens }) => opens === figure);
  return counts[figure] ?? beside ?? null;
}

function useTitle(): (published: Edition, figure: FrozenFigure) => string {
  const say = useWords(reportWords);
  const sayFigures = useWords(statisticsWords);
  const sayBy = useWords(dimensionWords);
  const name = useNames();
  return (published, figure) => {
    const { content, edition } = published;
    const { by, key } = figure;
    const { scope, period, breakdowns } = content.figures;
    const title = meantBy(published, figure)?.title;
    const line = breakdowns.find((table) => table.by === by)?.lines.find((one) => one.key === (key ?? null));
    return [
      title ? name(title) : say('prevented'),
      scope?.name ?? sayFigures('all'),
      name(period.title),
      say('editionOf', { edition }),
      ...(by === undefined ? [] : [`${sayBy(by)} ${line ? name(line.name) : ''}`]),
    ].join(' · ');
  };
}
