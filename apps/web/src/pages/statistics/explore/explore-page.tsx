import { CopyOutlined, DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Select, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { casesBehind, countDefinitions, rateDefinitions } from '#domain';
import { intoDownloads } from '../../../api/handed-out.ts';
import { Failure } from '../../../components/failure.tsx';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { AsOfBanner } from '../as-of.tsx';
import { useAsked } from '../asked.ts';
import { OpenNote } from '../open-note.tsx';
import { PeriodBar } from '../period-bar.tsx';
import { dimensionWords, statisticsWords } from '../words.ts';
import { type Order, ordered } from './explore-order.ts';
import { csvOf, sheetOf, tabbed } from './explore-sheet.ts';
import { ExploreTable } from './explore-table.tsx';
import { type FigureId, figureIds, periodRows, type Rows, type Shares, useExplored } from './explored.ts';

const usualFigures: readonly FigureId[] = ['accepted', 'settled', 'notSettled', 'open', 'successRate'];
const rowKinds: readonly Rows[] = [...(dimensionWords.keys as readonly Rows[]), ...periodRows];

/** Figures as somebody puts them together: which, of what days and part, line by line; all of it in the address. */
export function ExplorePage() {
  const say = useWords(statisticsWords);
  const sayOf = useWords(dimensionWords);
  const name = useNames();
  const dates = useDates();
  const bar = useAsked();
  const { asked, period, isAhead } = bar;
  const [address, setAddress] = useSearchParams();
  const [order, setOrder] = useState<Order | null>(null);
  const rows = rowKinds.find((kind) => kind === address.get('rows')) ?? 'village';
  const chosen = address.get('figures')?.split(',');
  const figures = chosen ? figureIds.filter((id) => chosen.includes(id)) : usualFigures;
  const explored = useExplored(asked, { rows, figures, enabled: !isAhead });
  const { total, shares, error, refetch, smallBelow, isOverlapping } = explored;
  const lines = ordered(explored.lines, order);
  const title = (kind: Rows) =>
    kind.startsWith('each-')
      ? say(kind as (typeof periodRows)[number])
      : sayOf(kind as keyof typeof dimension);
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(address);
    next.set(key, value);
    setAddress(next);
  };
  const sheet = () =>
    sheetOf(total ? [...lines, total] : lines, figures, {
      name,
      words: {
        name: title(rows),
        numerator: say('numerator'),
        denominator: say('denominator'),
        share: shares && say('shareOf', { title: name(countDefinitions[shares.of].title) }),
      },
    });
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('explore')} lead={name(period.title)} />
      <PeriodBar {...bar} />
      <AsOfBanner {...bar} />
      <Flex gap={8} wrap className="no-print">
        <Select<Rows>
          aria-label={say('rows')}
          showSearch={{ optionFilterProp: 'label' }}
          value={rows}
          onChange={(kind) => set('rows', kind)}
          options={rowKinds.map((kind) => ({ value: kind, label: title(kind) }))}
          style={{ width: 180 }}
        />
        <Select<FigureId[]>
          mode="multiple"
          aria-label={say('figures')}
          placeholder={say('figures')}
          value={[...figures]}
          onChange={(ids) => set('figures', ids.join(','))}
          showSearch={{ optionFilterProp: 'label' }}
          options={figureIds.map((id) => ({
            value: id,
            label: name({ ...countDefinitions, ...rateDefinitions }[id].title),
          }))}
          style={{ flex: '1 1 300px' }}
        />
      </Flex>
      {isAhead && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={say('notBegun', { day: dates.day(period.from) })}
        />
      )}
      {!isAhead && figures.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={say('chooseFigures')} />
      )}
      {error && <Failure error={error} retry={refetch} />}
      {!isAhead && figures.length > 0 && !total && !error && <Skeleton active />}
      {!isAhead && figures.length > 0 && total && !error && (
        <Card
          size="small"
          title={title(rows)}
          extra={<TakeAway sheet={sheet} file={`${period.id}-${rows}.csv`} />}
          aria-busy={explored.isPending}
          className={explored.isPending ? 'stale' : ''}
        >
          <ExploreTable {...{ head: title(rows), lines, total, figures, shares, order, onOrder: setOrder }} />
          <Typography.Text type="secondary" className="chart-note">
            {say('exploreNote', { smallBelow })}
            {shares && <SharesNote shares={shares} smallBelow={smallBelow} />}
            {isOverlapping && say('overlapping')}
          </Typography.Text>
          <OpenNote asked={asked} data={{ ...total, smallBelow }} shown={figures} />
        </Card>
      )}
    </Flex>
  );
}

const dimension = Object.fromEntries(dimensionWords.keys.map((key) => [key, key])) as Record<
  (typeof dimensionWords.keys)[number],
  string
>;

/** What the shares add up to: each is rounded, so that together they may be a little more or less. */
function SharesNote({ shares, smallBelow }: { readonly shares: Shares; readonly smallBelow: number }) {
  const say = useWords(statisticsWords);
  const name = useNames();
  const title = name(countDefinitions[casesBehind(shares.of)].title);
  if (shares.isSmall) return say('sharesSmall', { title, smallBelow });
  return shares.printedSum === null ? say('sharesWhole') : say('sharesSum', { sum: shares.printedSum });
}

/** What is shown, taken elsewhere. Without a secure connection a browser gives no clipboard; the file remains. */
function TakeAway({
  sheet,
  file,
}: {
  readonly sheet: () => readonly (readonly string[])[];
  readonly file: string;
}) {
  const say = useWords(statisticsWords);
  const [isCopied, tell] = useState(false);
  const save = () => intoDownloads(new File([csvOf(sheet())], file, { type: 'text/csv;charset=utf-8' }));
  return (
    <Flex gap={4} className="no-print">
      <span role="status">{isCopied && say('copied')}</span>
      {typeof navigator.clipboard?.writeText === 'function' && (
        <Button
          type="text"
          size="small"
          icon={<CopyOutlined />}
          onClick={() => void navigator.clipboard.writeText(tabbed(sheet())).then(() => tell(true))}
        >
          {say('copy')}
        </Button>
      )}
      <Button type="text" size="small" icon={<DownloadOutlined />} onClick={save}>
        CSV
      </Button>
    </Flex>
  );
}
