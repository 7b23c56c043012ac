import { derivedColumns, firstColumns, type StoredEvent } from '#casework/dispute';
import { parseCaseNumber, restore } from '#domain';
import type { CaseRecord } from './case.record.ts';
import { isSame, type Report } from './difference.ts';
import type { Retraced } from './history.retracing.ts';

/** Proves that every column of a dispute that follows from its history is what the history gives. */
export function proveRow({ row, events }: CaseRecord, retraced: Retraced, report: Report): void {
  const last = events.at(-1);
  const [first] = events;
  if (first === undefined || last === undefined) return;
  if (row.head_hash !== retraced.head) report('dispute.head_hash', 'broken');
  if (row.version !== events.length) report('dispute.version', 'broken');
  if (!retraced.isWhole) return;
  const expected: Readonly<Record<string, unknown>> = {
    ...derivedColumns({
      record: last,
      after: retraced.snapshot,
      milestones: retraced.milestones,
      numbering: numberingOf(retraced),
      dueOn: retraced.ledger.mediationDueOn,
      nextDueOn: null,
      hash: retraced.head,
    }),
    ...firstColumns(retraced.snapshot, first.at),
    state: retraced.snapshot.value,
    reported_type_code: first.payload.typeCode,
  };
  for (const [column, value] of Object.entries(expected)) {
    if (column === 'snapshot' || column === 'next_due_on' || column === 'head_hash' || column === 'version')
      continue;
    if (!isSame(row[column], value)) report(`dispute.${column}`, 'differs');
  }
  proveSnapshot(row.snapshot, retraced, report);
  if (!nextDueDays(retraced).includes(row.next_due_on as string | null))
    report('dispute.next_due_on', 'differs');
}

function numberingOf({ snapshot }: Retraced) {
  const parts = snapshot.context.number === null ? null : parseCaseNumber(snapshot.context.number);
  return parts && { year: parts.year, seq: parts.seq };
}

function proveSnapshot(stored: unknown, { snapshot }: Retraced, report: Report): void {
  if (isSame(stored, snapshot)) return;
  try {
    const { context, ...rest } = restore(stored);
    // An older version has older facts: one that has all of today's did not write its number.
    const { context: facts, machineVersion } = stored as typeof snapshot;
    const isToday = Object.keys(snapshot.context).every((fact) => Object.hasOwn(facts, fact));
    if (machineVersion !== snapshot.machineVersion && isToday)
      report('dispute.snapshot.machineVersion', 'differs');
    const [a, b]: Readonly<Record<string, unknown>>[] = [
      { ...rest, ...context },
      { ...snapshot, ...snapshot.context, context: undefined },
    ];
    const keys = new Set([...Object.keys(a ?? {}), ...Object.keys(b ?? {})]);
    for (const key of keys) if (!isSame(a?.[key], b?.[key])) report(`dispute.snapshot.${key}`, 'differs');
  } catch {
    report('dispute.snapshot', 'differs');
  }
}

/**
 * The nearest day on which anything is due: as the rows say, which may have been computed by an earlier calendar, or as
 * the present one computes it. Where both agree, as they do within one edition of the calendar, this is one day.
 */
function nextDueDays({ snapshot, ledger }: Retraced): readonly (string | null)[] {
  const overdue = snapshot.context.clocks
    .map((clock) => ({ key: clock.key, ...ledger.computed(clock) }))
    .filter(({ canBecomeOverdue }) => canBecomeOverdue);
  const computed = overdue.map(({ row }) => row.due_on);
  const stored = overdue.map(({ key, row }) => ledger.running.get(key)?.note?.dueOn ?? row.due_on);
  return [computed, stored].map((days) => [...days].sort()[0] ?? null);
}

/** What of the references of an event and of a case names nobody. */
export function proveReferences(
  { row, events }: CaseRecord,
  { snapshot }: Retraced,
  known: ReadonlySet<string>,
  report: Report,
): void {
  const names = (event: StoredEvent) => [event.holderId, event.actorId, event.actorOrganisationId];
  for (const event of events) {
    if (names(event).some((id) => id !== null && !known.has(id)))
      report('dispute_event', 'foreign', event.seq);
  }
  const { context } = snapshot;
  const named: Readonly<Record<string, readonly (string | null)[]>> = {
    township_id: [context.townshipId],
    place_id: [context.placeId, context.centreId],
    lead_id: [context.leadId],
    assisting_ids: context.assistingIds,
    mediator_ids: context.mediatorIds,
    offered_to_id: [context.offer?.toId ?? null],
  };
  for (const [column, ids] of Object.entries(named)) {
    if (ids.some((id) => id !== null && id !== '' && !known.has(id)))
      report(`dispute.${column}`, 'foreign', row.id);
  }
}
