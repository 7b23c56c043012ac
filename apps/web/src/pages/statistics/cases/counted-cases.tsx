import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Alert, Card, Empty, Skeleton } from 'antd';
import type { Shapes } from '../../../api/client.ts';
import { Failure } from '../../../components/failure.tsx';
import { MoreBelow } from '../../../components/more-below.tsx';
import { useWords } from '../../../words/words.ts';
import { CaseLines } from '../../review/dashboard/case-lines.tsx';
import { statisticsWords } from '../words.ts';

/** Some of the cases that a number counts. */
interface Counted {
  readonly items: readonly Shapes['DisputeLine'][];
  readonly total: number;
  /** Counted, but not the person's to see. */
  readonly hidden: number;
}

/** The cases that a number counts, page by page, and how many of them the person may not see. */
export function CountedCases(props: {
  readonly list: UseInfiniteQueryResult<InfiniteData<Counted>>;
  /** Says how many there are, and how many of them are listed. */
  readonly sayTotal: (counted: { readonly total: number; readonly shown: number }) => string;
}) {
  const say = useWords(statisticsWords);
  const { list, sayTotal } = props;
  const { data, error, refetch } = list;
  const cases = data?.pages.flatMap(({ items }) => items) ?? [];
  const [first] = data?.pages ?? [];
  return (
    <>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {first && (
        <>
          <strong role="status">{sayTotal({ total: first.total, shown: cases.length })}</strong>
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
    </>
  );
}
