import { Descriptions } from 'antd';
import {
  attachmentKindLabels,
  attachmentLevelLabels,
  commandTypes,
  deadlineRules,
  type EventOf,
  type Label,
  type LadderStepName,
  ladderStepLabels,
} from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../dispute-query.ts';
import { fieldsOf } from '../form/event-forms.ts';
import type { Field } from '../form/field.ts';
import type { Line } from '../story.ts';
import { useFactWords } from './fact-words.ts';
import { historyWords } from './words.ts';

/** Something that an event told, in words. */
interface ToldFact {
  readonly name: string;
  readonly label: string;
  readonly words: string;
}

/** A file has no form of its own: what is chosen beside it. */
const fileFields: readonly Field[] = [
  { kind: 'choice', name: 'kind', label: { zh: '类别', en: 'Kind' }, options: attachmentKindLabels },
  {
    kind: 'choice',
    name: 'level',
    label: { zh: '保密级别', en: 'Who may open it' },
    options: attachmentLevelLabels,
  },
];

const fieldsTold = ({ type }: Line): readonly Field[] => {
  const command = commandTypes.find((one) => one === type);
  if (command === undefined) return [];
  return command === 'ATTACH' ? fileFields : fieldsOf(command);
};

/**
 * What an event told, field by field as it was asked, and which deadlines came of it.
 * @param said  what stands beside it already
 */
export function useToldFacts(dispute: Dispute, line: Line, said: string | null): readonly ToldFact[] {
  const say = useWords(historyWords);
  const name = useNames();
  const dates = useDates();
  const { clauses } = useLists();
  const wordsOf = useFactWords(dispute);
  const told = fieldsTold(line).flatMap((field) => {
    const value = line.facts[field.name];
    const words = value === undefined || value === said ? '' : wordsOf(field, value);
    return words === '' ? [] : [{ name: field.name, label: name(field.label), words }];
  });
  const clocks = line.deadlines.map(({ key, dueOn }) => `${name(ruleName(key))} ${dates.day(dueOn)}`);
  const byClock = useClockFacts(line);
  const sets = { name: 'deadlines', label: say('sets'), words: clauses(clocks) };
  return [...byClock, ...told, ...(clocks.length === 0 ? [] : [sets])];
}

type ClockFacts = Partial<Omit<EventOf<'DEADLINE_PASSED'>, 'type'> & Omit<EventOf<'RECOMPUTE'>, 'type'>>;

/** Which step of which deadline was reached, and which days another edition or calendar moved. */
function useClockFacts({ type, facts }: Line): readonly ToldFact[] {
  const say = useWords(historyWords);
  const name = useNames();
  const dates = useDates();
  const { key, step, silence, clocks } = facts as ClockFacts;
  if (type === 'DEADLINE_PASSED' && key !== undefined) {
    const reached = name(ladderStepLabels[step as LadderStepName] ?? { zh: String(step), en: String(step) });
    const words = silence ? `${reached} · ${say('silence')}` : reached;
    return [{ name: 'step', label: name(ruleName(key)), words }];
  }
  if (type !== 'RECOMPUTE' || clocks === undefined) return [];
  return clocks.map(({ key, dueBefore, dueOn }) => ({
    name: key,
    label: name(ruleName(key)),
    words:
      dueBefore === dueOn
        ? say('stays', { day: dates.day(dueOn) })
        : `${dates.day(dueBefore)} → ${dates.day(dueOn)}`,
  }));
}

/** A key is the name of its rule, with a number behind it where several run at once. */
const ruleName = (key: string): Label =>
  deadlineRules[key.split(':')[0] as keyof typeof deadlineRules]?.name ?? { zh: key, en: key };

/** Draws what an event told. */
export function ToldFacts({ facts }: { readonly facts: readonly ToldFact[] }) {
  return (
    <Descriptions
      size="small"
      column={1}
      items={facts.map(({ name, label, words }) => ({
        key: name,
        label,
        children: <span className="story">{words}</span>,
      }))}
    />
  );
}
