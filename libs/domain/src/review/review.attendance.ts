import type { Absentee, Attendee } from './review.commands.ts';

/** Who the minutes will name as present. */
export interface Present {
  readonly chairId: string | null;
  readonly attendance: readonly Attendee[];
}

/** The places of one person in both lists. */
export interface Contradiction {
  /** In the list of who is absent. */
  readonly absent: number;
  /** In the list of who is present; null for whoever is in the chair. */
  readonly present: number | null;
}

/** People of the office are the same by their id, guests by their name and the body that sent them. */
const sameAs = (one: Attendee | Absentee) => (other: Attendee | Absentee) =>
  'staffId' in one || 'staffId' in other
    ? 'staffId' in one && 'staffId' in other && one.staffId === other.staffId
    : one.name === other.name && one.body === other.body;

/** Whoever is said to be both present, or in the chair, and absent; undefined where nobody is. */
export function presentAndAbsent(
  { chairId, attendance }: Present,
  absent: readonly Absentee[],
): Contradiction | undefined {
  for (const [n, one] of absent.entries()) {
    const present = attendance.findIndex(sameAs(one));
    if (present >= 0) return { absent: n, present };
    if ('staffId' in one && one.staffId === chairId) return { absent: n, present: null };
  }
  return undefined;
}
