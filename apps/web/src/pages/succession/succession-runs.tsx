import { Button, Card, Flex, Form, Input, Progress, Typography } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { successionUndo } from '#domain';
import { Failure } from '../../components/failure.tsx';
import { SchemaDrawer } from '../../components/schema-drawer.tsx';
import { useDates } from '../../words/dates.ts';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { type Run, useRuns, useUndo } from './succession-query.ts';
import { successionWords } from './words.ts';

/** What was handed on, how far it is, what stayed behind and why, and the way back. */
export function SuccessionRuns({ personId }: { readonly personId: string }) {
  const say = useWords(successionWords);
  const { data, error, refetch } = useRuns(personId);
  const [undone, undo] = useState<Run | null>(null);
  if (error) return <Failure error={error} retry={refetch} />;
  if (data === undefined || data.length === 0) return null;
  return (
    <Card title={say('runs')}>
      <ul className="plain">
        {data.map((run) => (
          <RunLine key={run.id} run={run} onUndo={() => undo(run)} />
        ))}
      </ul>
      {undone && <UndoDrawer personId={personId} run={undone} onClose={() => undo(null)} />}
    </Card>
  );
}

function RunLine({ run, onUndo }: { readonly run: Run; readonly onUndo: () => void }) {
  const say = useWords(successionWords);
  const name = useNames();
  const dates = useDates();
  const { join } = useLists();
  const done = run.handedOn + run.refused.reduce((sum, { cases }) => sum + cases, 0);
  return (
    <li className="row wrapping">
      <Flex vertical gap={4} style={{ flex: '1 1 260px', minWidth: 0 }}>
        <span>{run.reason}</span>
        <Typography.Text type="secondary">
          {[
            ...(run.undoes === null ? [] : [say('undoes')]),
            say('by', { name: run.askedBy, at: dates.moment(run.askedAt) }),
          ].join(' · ')}
        </Typography.Text>
        {run.refused.map(({ code, name: why, cases }) => (
          <span key={code}>
            <Typography.Text type="warning">{say('refused', { cases, why: name(why) })}</Typography.Text>{' '}
            {run.refusedCases
              .filter((one) => one.code === code)
              .map(({ disputeId, number }) => (
                <span key={disputeId}>
                  <Link to={`/disputes/${disputeId}`}>{number ?? say('unnumbered')}</Link>{' '}
                </span>
              ))}
          </span>
        ))}
      </Flex>
      <Flex vertical style={{ flex: '0 1 260px' }}>
        {run.endedAt === null && (
          <Progress aria-label={say('runs')} percent={Math.round((100 * done) / Math.max(1, run.cases))} />
        )}
        <Typography.Text role="status">
          {say('progress', { handedOn: run.handedOn, cases: run.cases })}
        </Typography.Text>
        <Typography.Text type="secondary">
          {join(run.to.map((one) => say('given', { name: one.name, cases: one.cases })))}
        </Typography.Text>
      </Flex>
      {run.undoable && <Button onClick={onUndo}>{say('undo')}</Button>}
    </li>
  );
}

function UndoDrawer(props: { readonly personId: string; readonly run: Run; readonly onClose: () => void }) {
  const say = useWords(successionWords);
  const undo = useUndo(props.personId, props.run.id);
  return (
    <SchemaDrawer
      title={say('undoOf', { reason: props.run.reason })}
      schema={successionUndo}
      initialValues={{}}
      sending={undo}
      onDone={props.onClose}
      onClose={props.onClose}
    >
      <Form.Item name="reason" label={say('undoReason')} extra={say('undoHint')} required>
        <Input autoFocus maxLength={500} />
      </Form.Item>
    </SchemaDrawer>
  );
}
