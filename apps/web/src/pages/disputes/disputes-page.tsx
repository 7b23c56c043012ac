import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Empty, Flex, Grid, Spin, Typography } from 'antd';
import { useMemo } from 'react';
import { Failure } from '../../components/failure.tsx';
import { MoreBelow } from '../../components/more-below.tsx';
import { PageHeading } from '../../components/page-heading.tsx';
import { useCapable } from '../../session/actor.ts';
import { useWords } from '../../words/words.ts';
import { ColumnChoice, fileOf, useColumns } from './columns.tsx';
import { DisputeCards } from './dispute-cards.tsx';
import { DisputeTable } from './dispute-table.tsx';
import { useDisputes } from './disputes-query.ts';
import { useListFilter } from './filter.ts';
import './disputes.css';
import { FilterBar } from './filter-bar.tsx';
import { disputesWords } from './words.ts';

/** Every case that this person may see, narrowed by what the address says. */
export function DisputesPage() {
  const say = useWords(disputesWords);
  const filter = useListFilter();
  const isCapable = useCapable();
  const isWide = Grid.useBreakpoint().md ?? true;
  const [columns, chooseColumns] = useColumns();
  const list = useDisputes(filter);
  const { data, error, isPending, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = list;
  const cases = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data]);
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')}>
        <Flex gap={8}>
          {isWide && <ColumnChoice chosen={columns} onChoose={chooseColumns} />}
          {isCapable('dispute.export') && (
            <Button icon={<DownloadOutlined />} href={fileOf(filter, columns)} download>
              {say('exportAll')}
            </Button>
          )}
        </Flex>
      </PageHeading>
      <FilterBar filter={filter} />
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
          {hasNextPage ? (
            <MoreBelow
              label={say('more')}
              isLoading={isFetchingNextPage}
              onWanted={fetchNextPage}
              failure={list.isFetchNextPageError && error && <Failure error={error} />}
            />
          ) : (
            <Typography.Text type="secondary">{say('end', { count: cases.length })}</Typography.Text>
          )}
        </Flex>
      )}
    </Flex>
  );
}
