import type { AgendaItem } from './review.agenda.ts';
import type { CaseStanding } from './review.standing.ts';

/** A person of the office, as called at that moment. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** What somebody put on the agenda beside its rules: a case, or a matter that is no case. */
export interface AgendaAddition {
  readonly id: string;
  readonly disputeId: string | null;
  /** Of a matter without a case. */
  readonly topic: string | null;
  readonly reason: string;
  readonly by: NamedPerson;
  /** ISO instant. */
  readonly at: string;
  /** How the case stood when the meeting was opened, or when it was added after that. */
  readonly asOf?: CaseStanding | undefined;
  readonly takenOff: { readonly by: NamedPerson; readonly at: string; readonly reason: string } | null;
}

/** Those that still stand, in the order in which they were made. */
export const standingAdditions = (additions: readonly AgendaAddition[]): readonly AgendaAddition[] =>
  additions.filter(({ takenOff }) => takenOff === null);

/**
 * The agenda with what the meeting before left without a decision and no rule places any more: minutes have promised that it
 * comes back, whoever put it there.
 * @param left  cases that the meeting before has carried over, in the order of its minutes
 * @param open  of the cases that are open, how each stands
 */
export function withCarriedOver(
  agenda: readonly AgendaItem[],
  left: readonly string[],
  open: ReadonlyMap<string, CaseStanding>,
): readonly AgendaItem[] {
  const placed = new Set(agenda.map(({ disputeId }) => disputeId));
  const back = left.flatMap((disputeId): readonly AgendaItem[] => {
    const asOf = open.get(disputeId);
    return asOf === undefined || placed.has(disputeId)
      ? []
      : [{ disputeId, section: 'added', reasons: ['carriedOver'], on: null, asOf }];
  });
  return [...agenda, ...back];
}

/**
 * The agenda with what people added: behind what the rules gave, and a case that the rules have placed stays there.
 */
export function withAdditions(
  agenda: readonly AgendaItem[],
  additions: readonly AgendaAddition[],
): readonly AgendaItem[] {
  const placed = new Set(agenda.map(({ disputeId }) => disputeId));
  const added = standingAdditions(additions).flatMap(({ disputeId, asOf }): readonly AgendaItem[] =>
    disputeId === null || placed.has(disputeId)
      ? []
      : [{ disputeId, section: 'added', reasons: ['added'], on: null, asOf }],
  );
  return [...agenda, ...added];
}
