import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button, Flex } from 'antd';
import { useEffect, useRef } from 'react';
import { defineWords, useWords } from '../words/words.ts';
import { Failure } from './failure.tsx';

const moreWords = defineWords('moreBelow', { more: '加载更多' }, { more: 'Load more' });

/** How far below the screen the next page is fetched already: a list that feels endless. */
const ahead = '800px 0px';

/** As much of a list by pages as its end needs. */
type Pages = Pick<
  UseInfiniteQueryResult,
  'error' | 'fetchNextPage' | 'hasNextPage' | 'isFetchingNextPage' | 'isFetchNextPageError'
>;

/**
 * The end of what was loaded of a long list: loads more when it comes near, and on a press for whoever does not scroll.
 * After a failure, which stands there, only on a press. Nothing where the list has ended.
 */
export function MoreBelow({ list }: { readonly list: Pages }) {
  const say = useWords(moreWords);
  const end = useRef<HTMLDivElement>(null);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = list;
  const isWaiting = hasNextPage && !isFetchingNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (!isWaiting || end.current === null) return;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && void fetchNextPage(), {
      rootMargin: ahead,
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [isWaiting, fetchNextPage]);
  if (!hasNextPage) return null;
  return (
    <Flex ref={end} vertical align="center" className="no-print">
      {isFetchNextPageError && list.error && <Failure error={list.error} />}
      <Button size="large" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {say('more')}
      </Button>
    </Flex>
  );
}
