import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Form, Input, Progress, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { ruleBookEdit } from '#domain';
import { api, bodyOf } from '../../../api/client.ts';
import { ruleBookKeys } from '../../../api/rule-book.ts';
import { Failure } from '../../../components/failure.tsx';
import { SchemaDrawer } from '../../../components/schema-drawer.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { defineWords, useWords } from '../../../words/words.ts';

const runWords = defineWords(
  'recomputations',
  {
    title: '期限重算记录',
    none: '还没有重算过在办案件的期限。',
    by: '{{name}}，{{at}}',
    rules: '改用规则版本 {{edition}}',
    calendar: '改用日历版本 {{version}}',
    undoes: '撤销',
    progress: '已重算 {{done}} / {{cases}} 件，其中 {{moved}} 件有变动',
    undo: '撤销',
    undoOf: '撤销重算：{{reason}}',
    reason: '撤销理由',
  },
  {
    title: 'Recomputations',
    none: 'No deadline of an open case has been computed again yet.',
    by: '{{name}}, {{at}}',
    rules: 'to the edition {{edition}}',
    calendar: 'to the calendar {{version}}',
    undoes: 'taken back',
    progress: '{{done}} of {{cases}} cases, {{moved}} of them changed',
    undo: 'Undo',
    undoOf: 'Undo: {{reason}}',
    reason: 'Reason',
  },
);

/** A run is looked at again until it has gone through all of its cases. */
const againMs = 2_000;

const useRuns = () =>
  useQuery({
    queryKey: ruleBookKeys.runs,
    queryFn: async () => bodyOf(await api.GET('/api/v1/recomputations')).items,
    refetchInterval: ({ state }) => (state.data?.some(({ done, cases }) => done < cases) ? againMs : false),
  });
type Run = NonNullable<ReturnType<typeof useRuns>['data']>[number];

const undoRequest = ruleBookEdit.pick({ reason: true });

/** When deadlines of open cases were computed again, why, how far it is, and the way back. */
export function Recomputations() {
  const say = useWords(runWords);
  const dates = useDates();
  const isCapable = useCapable();
  const { data, error, refetch } = useRuns();
  const [undone, undo] = useState<Run | null>(null);
  const target = ({ rules, calendar }: Run) =>
    rules === null ? say('calendar', { version: calendar ?? '' }) : say('rules', { edition: rules });
  return (
    <Card title={say('title')}>
      {error && <Failure error={error} retry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data?.length === 0 && <Typography.Text type="secondary">{say('none')}</Typography.Text>}
      <ul className="plain">
        {data?.map((run) => (
          <li key={run.id} className="row wrapping">
            <Flex vertical style={{ flex: '1 1 260px' }}>
              <span>{run.reason}</span>
              <Typography.Text type="secondary">
                {[
                  run.undoes === null ? target(run) : say('undoes'),
                  say('by', { name: run.askedBy, at: dates.moment(run.askedAt) }),
                ].join(' · ')}
              </Typography.Text>
            </Flex>
            <Flex vertical style={{ flex: '0 1 240px' }}>
              {run.done < run.cases && (
                <Progress aria-label={say('title')} percent={Math.round((100 * run.done) / run.cases)} />
              )}
              <Typography.Text type="secondary">
                {say('progress', { done: run.done, cases: run.cases, moved: run.moved })}
              </Typography.Text>
            </Flex>
            {isCapable('rules.set') && run.undoable && (
              <Button onClick={() => undo(run)}>{say('undo')}</Button>
            )}
          </li>
        ))}
      </ul>
      {undone && <UndoDrawer run={undone} onClose={() => undo(null)} />}
    </Card>
  );
}

function UndoDrawer({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  const say = useWords(runWords);
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: (body: { readonly reason: string }) =>
      api.POST('/api/v1/recomputations/{id}/undo', { params: { path: { id: run.id } }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ruleBookKeys.all }),
  });
  return (
    <SchemaDrawer
      title={say('undoOf', { reason: run.reason })}
      schema={undoRequest}
      initialValues={{}}
      sending={undo}
      onDone={onClose}
      onClose={onClose}
    >
      <Form.Item name="reason" label={say('reason')} required>
        <Input autoFocus maxLength={500} />
      </Form.Item>
    </SchemaDrawer>
  );
}
