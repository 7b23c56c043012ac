import { CheckCircleFilled, ClockCircleOutlined, CloseCircleOutlined, UndoOutlined } from '@ant-design/icons';
import { Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useDates } from '../../words/dates.ts';
import { useNames, useSentences } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import type { Decision } from './review-query.ts';
import { reviewWords } from './words.ts';

type TaskFacts = Pick<Decision, 'unit' | 'dueOn' | 'measure' | 'proof'> &
  Partial<Pick<Decision, 'effect' | 'assisting'>>;

/** What it did, who, by when, what, and what proves it, of a decision. */
export function useTaskWords() {
  const say = useWords(reviewWords);
  const dates = useDates();
  const { clauses } = useLists();
  const name = useNames();
  const { join } = useLists();
  return ({ unit, dueOn, measure, proof, effect, assisting = [] }: TaskFacts): string =>
    clauses(
      [
        effect && name(effect),
        unit?.name,
        assisting.length > 0 && say('assisting', { units: join(assisting.map((each) => each.name)) }),
        dueOn && say('by', { day: dates.day(dueOn) }),
        measure,
        proof && say('proof', { proof }),
      ].filter((words): words is string => Boolean(words)),
    );
}

/** A decision in one line: what, who, by when, and what became of it. */
export function DecisionLine({
  decision,
  children,
}: {
  readonly decision: Decision;
  readonly children?: ReactNode;
}) {
  const say = useWords(reviewWords);
  const name = useNames();
  const sentence = useSentences();
  const task = useTaskWords();
  const { refusal, retracted } = decision;
  return (
    <li className={`decision${refusal ? ' refused' : ''}${retracted ? ' retracted' : ''}`}>
      <Sign decision={decision} />
      <span>
        <strong>{name(decision.typeName)}</strong> {!refusal && task(decision)}
        {refusal && (
          <Typography.Text type="danger">{say('refused', { why: sentence(refusal) })}</Typography.Text>
        )}{' '}
        <Outcome decision={decision} />
      </span>
      {children}
    </li>
  );
}

/** Whether it was refused, taken back, carried out, or waits. */
function Sign({ decision: { refusal, retracted, isDone } }: { readonly decision: Decision }) {
  if (refusal) return <CloseCircleOutlined />;
  if (retracted) return <UndoOutlined />;
  return isDone ? <CheckCircleFilled /> : <ClockCircleOutlined className="waits" />;
}

/** What became of a decision that leaves something to do. */
function Outcome({ decision }: { readonly decision: Decision }) {
  const say = useWords(reviewWords);
  const dates = useDates();
  const { isDone, doneAt, dueOn, refusal, at, retracted } = decision;
  if (refusal) return null;
  if (retracted) return <Tag>{say('retracted', { name: retracted.by.name })}</Tag>;
  if (isDone && doneAt === at) return null;
  if (isDone)
    return <Tag color="green">{doneAt ? say('doneOn', { day: dates.moment(doneAt) }) : say('done')}</Tag>;
  const isLate = dueOn !== null && dueOn < dates.today;
  return <Tag color={isLate ? 'red' : 'gold'}>{say(isLate ? 'late' : 'undone')}</Tag>;
}
