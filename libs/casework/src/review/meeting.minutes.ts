import { type MinutedDecision, minutesOf } from '#domain';
import { query, type Tx } from '#platform';
import { type Decision, decisionsOf, type Meeting } from './meeting.store.ts';
import type { FrozenMinutes } from './meeting.view.ts';

/** The minutes of an open meeting as they are frozen: the names in them stay, whatever is renamed later. */
export async function minutesFor(
  tx: Tx,
  meeting: Meeting,
  closedAt: string,
  conclusions: string | undefined,
): Promise<FrozenMinutes> {
  const agenda = meeting.agenda ?? [];
  // What was taken back was never decided, as far as the papers of the meeting go.
  const decisions = (await decisionsOf(tx, meeting.id)).filter(({ retractedAt }) => retractedAt === null);
  const numbers = await numbersOf(
    tx,
    [...agenda, ...decisions].map(({ disputeId }) => disputeId),
  );
  const cases = minutesOf(agenda, decisions.map(minuted), numbers);
  return {
    township: meeting.townshipName,
    kind: meeting.kind,
    openedAt: meeting.openedAt?.toISOString() ?? closedAt,
    closedAt,
    place: meeting.place,
    chair: meeting.chairName,
    attendance: await namesOf(tx, meeting.attendance),
    conclusions: conclusions ?? null,
    items: cases.items.map((item) => ({ ...item, decisions: [...item.decisions] })),
    slips: cases.slips.map((slip) => ({ ...slip, tasks: [...slip.tasks] })),
    carriedOver: [...cases.carriedOver],
  };
}

function minuted(decision: Decision): MinutedDecision {
  const { id, disputeId, number, type, unitId, unitName, dueOn, measure, proof, isDone, refusal } = decision;
  return {
    decisionId: id,
    disputeId,
    number,
    type,
    unitId,
    unitName,
    dueOn,
    measure,
    proof,
    isDone,
    refusal: refusal && { code: refusal.code, messageZh: refusal.messageZh, message: refusal.message },
  };
}

async function numbersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
  const rows = await query<{ id: string; number: string | null }>(tx, {
    name: 'review.numbers',
    text: `select id, number from dispute where id = any($1::uuid[])`,
    values: [ids],
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}

async function namesOf(tx: Tx, attendance: Meeting['attendance']): Promise<FrozenMinutes['attendance']> {
  const staffIds = attendance.flatMap((one) => ('staffId' in one ? [one.staffId] : []));
  const staff = await query<{ id: string; name: string; body: string }>(tx, {
    name: 'review.attendance',
    text: `select s.id, s.name, o.name as body from staff s join organisation o on o.id = s.organisation_id
           where s.id = any($1::uuid[])`,
    values: [staffIds],
  });
  return attendance.map((one) => {
    if (!('staffId' in one)) return { name: one.name, body: one.body ?? null };
    const person = staff.find(({ id }) => id === one.staffId);
    return { name: person?.name ?? '', body: person?.body ?? null };
  });
}
