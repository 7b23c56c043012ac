import { notify } from '#casework/notification';
import { peopleOf, type StaffActor } from '#casework/organisation';
import type { OrganisationKind } from '#domain';
import { query, type Tx } from '#platform';

/** What is supervised, and when its slip is made out. */
export interface SlipOrder {
  readonly townshipId: string;
  readonly disputeId: string;
  /** The event that supervises the case. */
  readonly seq: number;
  /** ISO instant. */
  readonly at: string;
  /** Day of the office. */
  readonly today: string;
}

/** The unit to which a slip goes: it had the case when the case was supervised. SQL over `dispute_event e` and `dispute d`. */
export const addressee = `coalesce(e.holder_id, d.lead_id)`;

/**
 * Makes out the slip of an event and tells the unit; made out before, it is the same slip, and nobody is told again.
 * @returns its id
 */
export async function issueSlip(tx: Tx, actor: StaffActor, order: SlipOrder): Promise<string> {
  const { townshipId, disputeId, seq, at, today } = order;
  // Those who take a number of one township wait for each other; nobody who only refers to it does.
  await query(tx, {
    text: 'select 1 from organisation where id = $1 for no key update',
    values: [townshipId],
  });
  const [known] = await query<{ id: string }>(tx, {
    text: 'select id from supervision_slip where dispute_id = $1 and event_seq = $2',
    values: [disputeId, seq],
  });
  if (known !== undefined) return known.id;
  const [made] = await query<{ id: string; number: string }>(tx, {
    text: `
      insert into supervision_slip
        (township_id, series, year, seq, number, dispute_id, event_seq, issued_by, issued_by_unit, issued_at)
      select o.id, $8, $2, n.seq,
        coalesce(o.short_name, left(o.name, 1)) || $8 || '督〔' || $2::integer || '〕' || n.seq || '号', $3, $4, $5, $6, $7
      from organisation o cross join lateral (
        select coalesce(max(seq), 0) + 1 as seq from supervision_slip
        where township_id = o.id and series = $8 and year = $2) n
      where o.id = $1 returning id, number`,
    values: [
      townshipId,
      Number(today.slice(0, 4)),
      disputeId,
      seq,
      actor.staffId,
      actor.organisationId,
      at,
      seriesOf(actor.organisationKind),
    ],
  });
  if (made === undefined) throw new Error('the slip was not written');
  await tellUnit(tx, made, order);
  return made.id;
}

async function tellUnit(
  tx: Tx,
  { id, number }: { readonly id: string; readonly number: string },
  { disputeId, seq, at, today }: SlipOrder,
): Promise<void> {
  const [to] = await query<{ unitId: string | null; answerByOn: string | null }>(tx, {
    text: `select ${addressee} as "unitId", e.payload ->> 'answerByOn' as "answerByOn"
           from dispute_event e join dispute d on d.id = e.dispute_id where e.dispute_id = $1 and e.seq = $2`,
    values: [disputeId, seq],
  });
  if (to === undefined || to.unitId === null) return;
  const people = await peopleOf(tx, { to: 'unit', unitId: to.unitId }, today);
  await notify(tx, people, {
    disputeId,
    kind: 'supervision.slip',
    facts: { slipId: id, number, dueOn: to.answerByOn },
    source: `supervision-slip:${id}`,
    at,
  });
}

/** Centre, justice office and government number their papers each by themselves: 月综督, 月司督, 月政督. */
function seriesOf(kind: OrganisationKind): string {
  if (kind === 'centre') return '综';
  return kind === 'office' ? '司' : '政';
}
