import {
  awaitsAnswer,
  calendarInForce,
  type DisputeSnapshot,
  deadlineOfClock,
  editionOf,
  type LadderRecipient,
  type LadderStepName,
  type RunningClock,
  ruleOf,
} from '#domain';
import type { DisputeView } from './dispute.view.ts';

/** The deadline of a clock as its row keeps it, as JSON. */
export interface DeadlineRow {
  readonly key: string;
  readonly dueOn: string;
  readonly provisional: boolean;
  readonly calendar: string;
  readonly steps: DisputeView['clocks'][number]['steps'];
  readonly ladder:
    | readonly {
        readonly step: LadderStepName;
        readonly to: LadderRecipient;
        readonly firesAt: string;
        readonly firedAt: string | null;
        readonly late: boolean;
        readonly answerBy: string | null;
      }[]
    | null;
}

/** SQL for the rows of the deadlines that run. @param id  SQL for the dispute */
export const deadlineRows = (id: string): string => `
  (select json_agg(json_build_object('key', dl.key, 'dueOn', dl.due_on, 'provisional', dl.provisional,
     'calendar', dl.calendar_version, 'steps', dl.steps, 'ladder',
     (select json_agg(json_build_object('step', st.step, 'to', st.recipient, 'firesAt', st.fires_at,
        'firedAt', st.fired_at, 'late', st.late, 'answerBy', st.answer_by) order by st.fires_at)
      from deadline_step st where st.deadline_id = dl.id)))
   from deadline dl where dl.dispute_id = ${id} and dl.stopped_seq is null)`;

/** What the page of a case shows of its clocks: by which rule, until when, why, and what happens unless it is done. */
export function clockViews(
  { context }: DisputeSnapshot,
  rows: readonly DeadlineRow[] | null,
): DisputeView['clocks'] {
  const stored = new Map(rows?.map((row) => [row.key, row]));
  return context.clocks.map((clock) => clockView(clock, stored.get(clock.key)));
}

function clockView(clock: RunningClock, row: DeadlineRow | undefined): DisputeView['clocks'][number] {
  const rule = ruleOf(clock);
  const variant = editionOf(clock.rules).rules[clock.rule].variants.find(({ id }) => id === clock.variant);
  const { source } = rule;
  const written = source.kind === 'law' ? source.article : (source.basis ?? null);
  // A row is written with its clock; without one it is computed, so that a damaged record can still be read.
  const { dueOn, provisional, steps } = row ?? deadlineOfClock(clock, calendarInForce()).deadline;
  return {
    key: clock.key,
    rule: clock.rule,
    name: { zh: rule.name.zh, en: rule.name.en },
    variant: variant ? { zh: variant.name.zh, en: variant.name.en } : null,
    source: { isLaw: source.kind === 'law', text: written && { zh: written.zh, en: written.en } },
    startedOn: clock.startedOn,
    dueOn,
    provisional,
    calendar: row?.calendar ?? null,
    paused: clock.pausedOn !== undefined,
    urgent: clock.urgent,
    awaitsAnswer: awaitsAnswer(clock),
    steps: steps.map(({ kind, on, zh, en }) => ({ kind, on, zh, en })),
    ladder: (row?.ladder ?? []).map(({ step, to, firesAt, firedAt, late, answerBy }) => ({
      step,
      to,
      firesAt: new Date(firesAt).toISOString(),
      firedAt: firedAt && new Date(firedAt).toISOString(),
      late,
      answerBy: answerBy && new Date(answerBy).toISOString(),
    })),
  };
}
