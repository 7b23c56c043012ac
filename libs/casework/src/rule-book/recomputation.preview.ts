import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { type DeadlineRuleId, deadlineRules } from '#domain';
import type { Tx } from '#platform';
import {
  casesWithClocks,
  isToGoOver,
  type MovedClock,
  movedClocks,
  type OpenCase,
  type Target,
} from './moved.clocks.ts';

const label = z.object({ zh: z.string(), en: z.string() });
const movedCase = z.object({
  disputeId: z.uuid(),
  number: z.string().nullable(),
  clocks: z.array(
    z.object({
      key: z.string(),
      name: label,
      dueBefore: z.iso.date(),
      dueOn: z.iso.date(),
      provisionalBefore: z.boolean(),
      provisional: z.boolean(),
      /** It would remind or climb otherwise. */
      reminders: z.boolean(),
    }),
  ),
});

/** Which cases another edition or calendar would move, and how. Numbers and dates only. */
export const previewView = z.object({
  cases: z.int(),
  clocks: z.int(),
  earlier: z.int(),
  later: z.int(),
  /** Clocks that keep their date and would remind or climb otherwise. */
  reminders: z.int(),
  /** Open cases that run by another edition, those included whose dates would not move. */
  goOver: z.int(),
  shown: z.array(movedCase),
});
z.globalRegistry.add(previewView, { title: 'RecomputationPreview' });
export type PreviewView = z.output<typeof previewView>;

/** As many cases as are shown one by one; the counts are of all. */
const shownAtMost = 200;

/** Computes every running clock again, and changes nothing. */
export async function previewOf(on: Tx | DataSource, target: Target, at: string): Promise<PreviewView> {
  const counts = { cases: 0, clocks: 0, earlier: 0, later: 0, reminders: 0, goOver: 0 };
  const shown: z.output<typeof movedCase>[] = [];
  for await (const cases of casesWithClocks(on)) {
    for (const one of cases) {
      const clocks = movedClocks(one.context, one.rows, target, at);
      if (isToGoOver(one.context, clocks, target)) counts.goOver += 1;
      const moved = clocks.filter((clock) => isMoved(clock) || clock.isLadderMoved);
      if (moved.length === 0) continue;
      counts.cases += 1;
      counts.clocks += moved.length;
      counts.earlier += moved.filter(({ dueOn, dueBefore }) => dueOn < dueBefore).length;
      counts.later += moved.filter(({ dueOn, dueBefore }) => dueOn > dueBefore).length;
      counts.reminders += moved.filter((clock) => !isMoved(clock)).length;
      if (shown.length < shownAtMost) shown.push(shownCase(one, moved));
    }
  }
  return { ...counts, shown };
}

/** Whether a date, or only its certainty, becomes another. */
const isMoved = ({ dueOn, dueBefore, provisional, provisionalBefore }: MovedClock): boolean =>
  dueOn !== dueBefore || provisional !== provisionalBefore;

function shownCase({ id, number }: OpenCase, moved: readonly MovedClock[]): z.output<typeof movedCase> {
  return {
    disputeId: id,
    number,
    clocks: moved.map(({ key, rule, dueBefore, dueOn, provisionalBefore, provisional, isLadderMoved }) => {
      const { zh, en } = deadlineRules[rule as DeadlineRuleId].name;
      const dates = { dueBefore, dueOn, provisionalBefore, provisional };
      return { key, name: { zh, en }, ...dates, reminders: isLadderMoved };
    }),
  };
}
