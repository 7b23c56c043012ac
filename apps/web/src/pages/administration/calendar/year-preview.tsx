import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Skeleton } from 'antd';
import type { CalendarYear } from '#domain';
import { api, bodyOf } from '../../../api/client.ts';
import { ruleBookKeys } from '../../../api/rule-book.ts';
import { Failure } from '../../../components/failure.tsx';
import { useWords } from '../../../words/words.ts';
import { Preview } from '../rules/preview.tsx';
import { calendarWords } from './words.ts';

/** A year as it was written over a calendar. */
export type YearDraft = CalendarYear & { readonly replaces: string };

/** A year that was written down: what it would do to open cases, then the decision to enter it. */
export function YearPreview(props: {
  readonly draft: YearDraft;
  readonly onDone: () => void;
  readonly onDiscard: () => void;
}) {
  const say = useWords(calendarWords);
  const client = useQueryClient();
  const { draft, onDone } = props;
  const { replaces: _, ...year } = draft;
  const { data, error } = useQuery({
    queryKey: [...ruleBookKeys.all, 'year', year],
    queryFn: async () => bodyOf(await api.POST('/api/v1/calendar/preview', { body: year })).preview,
  });
  const add = useMutation({
    mutationFn: () => api.POST('/api/v1/calendar', { body: draft }),
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries({ queryKey: ruleBookKeys.calendar });
    },
    // Somebody was faster: the page shows what they entered, beside the year that was written.
    onError: () => client.invalidateQueries({ queryKey: ruleBookKeys.calendar }),
  });
  const failure = add.error ?? error;
  return (
    <Card title={say('enteringYear', { year: year.year, notice: year.notice })}>
      {failure && <Failure error={failure} />}
      {!data && !error && <Skeleton active />}
      {data && <Preview preview={data} />}
      <Flex gap={8} wrap style={{ marginTop: 12 }}>
        <Button type="primary" disabled={!data} loading={add.isPending} onClick={() => add.mutate()}>
          {say('enter')}
        </Button>
        <Button onClick={props.onDiscard}>{say('discard')}</Button>
      </Flex>
    </Card>
  );
}
