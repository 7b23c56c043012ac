import { notify } from '#casework/notification';
import { peopleOf } from '#casework/organisation';
import { sealAll } from '#casework/seal';
import { query, type Tx } from '#platform';
import type { Meeting } from '../meeting.store.ts';
import type { FrozenMinutes } from '../minutes.view.ts';

/**
 * Sends the slips of a meeting that is closed: a row for each unit, and a notice to its people. Of the cases the notice says
 * how many there are, and nothing else. The first is written last: lists show the latest first.
 * @param today  day of the office, for who works there
 */
export async function issueSlips(
  tx: Tx,
  { id, townshipId }: Meeting,
  minutes: FrozenMinutes,
  today: string,
): Promise<void> {
  const at = minutes.closedAt;
  const slips = minutes.slips.map(({ unitId, tasks }, n) => ({
    unitId,
    position: n + 1,
    tasks: tasks.length,
    firstDueOn: tasks.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0] ?? null,
  }));
  const rows = await query<{ id: string; unitId: string; tasks: number; firstDueOn: string | null }>(tx, {
    name: 'review.issue-slips',
    text: `
      insert into review_slip_receipt (meeting_id, edition, unit_id, position, tasks, first_due_on, issued_at)
      select $1, $2, s."unitId", s.position, s.tasks, s."firstDueOn", $3
      from jsonb_to_recordset($4::jsonb) as s ("unitId" uuid, position integer, tasks integer, "firstDueOn" date)
      order by s.position desc
      returning id, unit_id as "unitId", tasks, first_due_on::text as "firstDueOn"`,
    values: [id, minutes.edition ?? 1, at, JSON.stringify(slips)],
  });
  for (const { id: slipId, unitId, tasks, firstDueOn } of rows) {
    const people = await peopleOf(tx, { to: 'unit', unitId }, today);
    await notify(tx, people, {
      disputeId: null,
      kind: 'review.task',
      facts: { slipId, number: minutes.number ?? null, tasks, dueOn: firstDueOn },
      source: `slip:${slipId}`,
      at,
    });
  }
  await sealSlips(
    tx,
    townshipId,
    rows.map((row) => row.id),
    at,
  );
}

/** Withdraws the slips of a meeting that is opened again; what was signed stays signed. */
export async function withdrawSlips(tx: Tx, { id, townshipId }: Meeting, at: string): Promise<void> {
  const rows = await query<{ id: string }>(tx, {
    name: 'review.withdraw-slips',
    text: `update review_slip_receipt set withdrawn_at = $2 where meeting_id = $1 and withdrawn_at is null returning id`,
    values: [id, at],
  });
  await sealSlips(
    tx,
    townshipId,
    rows.map((row) => row.id),
    at,
  );
}

/** Seals slips as they now stand, in the chain of the township whose meeting has sent them. */
export async function sealSlips(
  tx: Tx,
  townshipId: string,
  ids: readonly string[],
  at: string,
): Promise<void> {
  await sealAll(tx, { chainId: townshipId, subject: 'review_slip_receipt', subjectIds: ids, at });
}
