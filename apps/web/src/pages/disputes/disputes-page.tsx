import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Card, Empty, Flex, Spin, Typography } from 'antd';
import { useMemo } from 'react';
import { Failure } from '../../components/failure.tsx';
import { MoreBelow } from '../../components/more-below.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useIsPrinting } from '../../components/printing.ts';
import { useIsWide } from '../../components/use-is-wide.ts';
import { useCapable } from '../../session/actor.ts';
import { useDates } from '../../words/dates.ts';
import { useWords } from '../../words/words.ts';
import { ColumnChoice, fileOf, useColumns } from './columns.tsx';
import { DisputeCards } from './dispute-cards.tsx';
import { DisputeTable } from './dispute-table.tsx';
import { useDisputes } from './disputes-query.ts';
import { type ListFilter, useListFilter } from './filter.ts';
import './disputes.css';
import { FilterBar } from './filter-bar.tsx';
import { useFilterSentence } from './filter-sentence.ts';
import { disputesWords } from './words.ts';

/** Every case that this person may see, narrowed by what the address says. */
export function DisputesPage() {
  const say = useWords(disputesWords);
  const filter = useListFilter();
  const isCapable = useCapable();
  const isPrinting = useIsPrinting();
  const isWide = useIsWide();
  const [columns, chooseColumns] = useColumns();
  const list = useDisputes(filter);
  const { data, error, isPending, hasNextPage, refetch } = list;
  const cases = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  return (
    <Flex vertical gap={16} className="cases-page">
      <PageHeading title={say('title')}>
        <Flex gap={8} wrap className="no-print">
          {isWide && <ColumnChoice chosen={columns} onChoose={chooseColumns} />}
          {isWide && (
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {say('print')}
            </Button>
          )}
          {isCapable('dispute.export') && (
            <Button icon={<DownloadOutlined />} href={fileOf(filter, columns)} download>
              {say('exportAll')}
            </Button>
          )}
        </Flex>
      </PageHeading>
      {isPrinting && <PaperHead filter={filter} />}
      <FilterBar filter={filter} />
      {filter.isMisread && (
        <Alert type="warning" showIcon title={say('misread')} closable={{ onClose: () => filter.set({}) }} />
      )}
      {error && !list.isFetchNextPageError && <Failure error={error} retry={refetch} />}
      {isPending && !error && <Spin size="large" className="waiting" />}
      {data && cases.length === 0 && (
        <Card>
          <Empty description={say('none')}>
            {!filter.isEmpty && <Button onClick={filter.clear}>{say('clear')}</Button>}
          </Empty>
        </Card>
      )}
      {cases.length > 0 &&
        (isWide ? <DisputeTable cases={cases} columns={columns} /> : <DisputeCards cases={cases} />)}
      {cases.length > 0 && (
        <Flex justify="center" align="center" gap={16}>
          {hasNextPage && isPrinting && (
            <Typography.Text>{say('onlyLoaded', { count: cases.length })}</Typography.Text>
          )}
          <MoreBelow list={list} />
          {!hasNextPage && (
            <Typography.Text type="secondary">{say('end', { count: cases.length })}</Typography.Text>
          )}
        </Flex>
      )}
    </Flex>
  );
}

/** What the fields above the list say on the screen, and the day: a list on paper grows old. */
function PaperHead({ filter }: { readonly filter: ListFilter }) {
  const say = useWords(disputesWords);
  const dates = useDates();
  return (
    <Typography.Text>
      {say('printedOn', { day: dates.day(dates.today) })} · {useFilterSentence(filter)}
    </Typography.Text>
  );
}
