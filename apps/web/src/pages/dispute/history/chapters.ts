import { dayInShanghai } from '#domain';
import type { Line } from '../story.ts';

/** What of a history is looked at: all, what moved the case, what was put to it, or what its clocks did. */
export const chapters = ['all', 'moves', 'papers', 'clocks'] as const;
export type Chapter = (typeof chapters)[number];

const papers: ReadonlySet<string> = new Set([
  'ATTACH',
  'DETACH',
  'OBSERVE',
  'RECORD_PREVENTION',
  'RETRACT_PREVENTION',
  'DECLARE_INTEREST',
  'NOTE',
  'SEAL_NOTE',
  'ASK_TO_UNSEAL',
  'UNSEAL_NOTE',
  'LINK',
  'UNLINK',
  'REPORT_TO_POLICE',
]);

/** What people do about clocks: it moves the case, too. */
const clocksToo: ReadonlySet<string> = new Set(['EXTEND', 'SUPERVISE', 'ACKNOWLEDGE']);

/** Does a line belong to a chapter? */
export function isIn(chapter: Chapter, line: Line): boolean {
  if (chapter === 'all') return true;
  const isClock = line.type === 'DEADLINE_PASSED' || line.type === 'RECOMPUTE';
  if (chapter === 'clocks') return isClock || clocksToo.has(line.type);
  return papers.has(line.type) === (chapter === 'papers') && !isClock;
}

/** Lines by the day of the office on which they were written, in the order in which they come. */
export function byDay(lines: readonly Line[]): readonly (readonly [string, readonly Line[]])[] {
  const days = new Map<string, readonly Line[]>();
  for (const line of lines) {
    const day = dayInShanghai(line.at);
    days.set(day, [...(days.get(day) ?? []), line]);
  }
  return [...days];
}
