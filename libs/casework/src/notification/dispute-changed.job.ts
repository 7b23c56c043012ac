import { z } from 'zod';
import { isTakenBack } from '#casework/dispute';
import { type Addressee, centreAndOffice, peopleOf } from '#casework/organisation';
import { awaitsLastWord, isOpen, type RecordedEventType, redSigns, restore, type Sign } from '#domain';
import { Clock, type HandlesJob, JobHandler, type JobMeta, query, type Tx } from '#platform';
import { type Notice, notify } from './notification.write.ts';

const payload = z.strictObject({ disputeId: z.uuid(), seq: z.int() });

interface EventRow {
  readonly type: RecordedEventType;
  readonly from_state: string;
  readonly to_state: string;
  readonly holder_id: string | null;
  readonly earlier_holder_id: string | null;
  readonly actor_id: string | null;
  readonly snapshot: unknown;
  readonly version: number;
  readonly number: string | null;
  readonly stage: string;
  readonly next_due_on: string | null;
  /** Part of a succession, which tells each successor once of all their cases. */
  readonly is_inherited: boolean;
  /** The unit that was called in to assist, or stood down. */
  readonly unit_id: string | null;
  /** Signs of danger that somebody saw; null where it is no news of a party. */
  readonly signs: readonly Sign[] | null;
  /** A later event has put the case before somebody again, and tells them itself. */
  readonly is_overtaken: boolean;
  /** The meeting that decided it has taken it back. */
  readonly is_taken_back: boolean;
}

/** Events that put the case before somebody although state and holder stay. */
const passedOn: readonly RecordedEventType[] = ['REASSIGN', 'HAND_OVER', 'OBJECT'];
/** Events of which whoever has the case must know beside their work; the next step of the work does not undo them. */
const besideTheWork: ReadonlySet<RecordedEventType> = new Set(['SUPERVISE', 'REPORT_TO_POLICE']);

/**
 * Tells whoever has a case next that it waits for them. Re-reads the case: what is over is not told any more, so that a
 * worker who was away does not tell the present holder every step of the way there.
 */
@JobHandler('dispute.changed', payload)
export class DisputeChangedJob implements HandlesJob<z.output<typeof payload>> {
  constructor(private readonly clock: Clock) {}

  async handle(tx: Tx, { disputeId, seq }: z.output<typeof payload>, meta: JobMeta): Promise<void> {
    const [event] = await query<EventRow>(tx, {
      name: 'notification.event',
      text: `
        select e.type, e.payload ? 'successionId' as is_inherited,
               case when e.type in ('CALL_IN', 'STAND_DOWN') then (e.payload ->> 'unitId')::uuid end as unit_id,
               case when e.type = 'OBSERVE' then e.payload -> 'signs' end as signs, e.from_state, e.to_state, e.holder_id, e.actor_id, d.snapshot, d.version, d.number, d.stage,
               d.next_due_on::text, before.holder_id as earlier_holder_id,
               exists (select 1 from dispute_event later
                       where later.dispute_id = e.dispute_id and later.seq > e.seq
                         and (later.from_state <> later.to_state or later.holder_id is distinct from e.holder_id
                              or later.type = any($3))) as is_overtaken,
               ${isTakenBack('e')} as is_taken_back
        from dispute_event e join dispute d on d.id = e.dispute_id
        left join dispute_event before on before.dispute_id = e.dispute_id and before.seq = e.seq - 1
        where e.dispute_id = $1 and e.seq = $2`,
      values: [disputeId, seq, passedOn],
    });
    if (event === undefined) return;
    if (event.unit_id !== null) return await this.tellAssisting(tx, disputeId, event.unit_id, event, meta.id);
    if (event.type === 'ASK_TO_UNSEAL' || event.type === 'UNSEAL_NOTE')
      return await this.tellOfSeal(tx, { disputeId, seq }, event, meta.id);
    if (event.signs !== null) return await this.tellOfDanger(tx, disputeId, event.signs, event, meta.id);
    if (!concernsSomebody(event)) return;
    const addressee = whoIsNext(event);
    if (addressee === null) return;
    const people = (await peopleOf(tx, addressee, this.clock.today())).filter((id) => id !== event.actor_id);
    await notify(tx, people, noticeOf(disputeId, event, meta.id, this.clock.now().toISOString()));
  }

  /** Whoever helps with a case is told when that begins and when it ends, unless it is otherwise again by now. */
  private async tellAssisting(
    tx: Tx,
    disputeId: string,
    unitId: string,
    event: EventRow,
    source: string,
  ): Promise<void> {
    const { value, context } = restore(event.snapshot);
    const isCalledIn = event.type === 'CALL_IN';
    if (!isOpen(value) || context.assistingIds.includes(unitId) !== isCalledIn) return;
    const people = await peopleOf(tx, { to: 'unit', unitId }, this.clock.today());
    const notice = noticeOf(disputeId, event, source, this.clock.now().toISOString());
    await notify(
      tx,
      people.filter((id) => id !== event.actor_id),
      isCalledIn
        ? { ...notice, kind: 'case.called_in' }
        : // The case is not theirs to see any more: the notice leads nowhere.
          { ...notice, kind: 'case.stood_down', disputeId: null, urgent: false },
    );
  }

  /**
   * The mediators of a case hear that somebody asks to break a seal, and that it was broken; and so does the other side: who
   * keeps the other half, then who had asked. Nobody is told what the note says.
   */
  private async tellOfSeal(
    tx: Tx,
    { disputeId, seq }: z.output<typeof payload>,
    event: EventRow,
    source: string,
  ): Promise<void> {
    const { context } = restore(event.snapshot);
    const today = this.clock.today();
    const concerned = await query<{ id: string }>(tx, {
      name: 'notification.seal',
      text: `
        select k.staff_id as id from sealed_note n join seal_breaking b on b.note_id = n.id and b.asked_seq = $2
        join seal_breaking_half h on h.breaking_id = b.id join sealing_key k on k.id = h.sealing_key_id
        where n.dispute_id = $1
        union select b.asked_by from sealed_note n join seal_breaking b on b.note_id = n.id and b.broken_seq = $2
        where n.dispute_id = $1`,
      values: [disputeId, seq],
    });
    const staffIds = [...context.mediatorIds, ...concerned.map(({ id }) => id)];
    const people = await peopleOf(tx, { to: 'staff', staffIds }, today);
    const told = noticeOf(disputeId, event, source, this.clock.now().toISOString());
    await notify(
      tx,
      people.filter((id) => id !== event.actor_id),
      { ...told, kind: event.type === 'UNSEAL_NOTE' ? 'seal.broken' : 'seal.asked', urgent: true },
    );
  }

  /** Centre, office and whoever has the case hear of a red sign at once, also at night and of a case that has ended. */
  private async tellOfDanger(
    tx: Tx,
    disputeId: string,
    signs: readonly Sign[],
    event: EventRow,
    source: string,
  ): Promise<void> {
    if (!signs.some((sign) => redSigns.includes(sign))) return;
    const { context } = restore(event.snapshot);
    const { centreId, officeId } = await centreAndOffice(tx, context.townshipId);
    const units = [...new Set([centreId, officeId].filter((id) => id !== null))];
    const addressees = [...units.map((unitId) => ({ to: 'unit' as const, unitId })), whoIsNext(event)];
    const people = new Set<string>();
    for (const addressee of addressees) {
      const told = addressee === null ? [] : await peopleOf(tx, addressee, this.clock.today());
      for (const id of told) people.add(id);
    }
    if (event.actor_id !== null) people.delete(event.actor_id);
    const notice = noticeOf(disputeId, event, source, this.clock.now().toISOString());
    await notify(tx, [...people], { ...notice, kind: 'case.alarmed', urgent: true });
  }
}

function concernsSomebody(event: EventRow): boolean {
  if (event.type === 'IMPORT' || event.is_inherited || event.is_taken_back) return false;
  if (besideTheWork.has(event.type)) return true;
  const moved = event.from_state !== event.to_state || event.holder_id !== event.earlier_holder_id;
  return (moved || passedOn.includes(event.type)) && !event.is_overtaken;
}

/** The offered unit before the holder, whoever has the last word before both, the named mediators before their unit. */
function whoIsNext(event: EventRow): Addressee | null {
  const { value, context } = restore(event.snapshot);
  if (context.offer !== null) return { to: 'unit', unitId: context.offer.toId };
  if (context.holderId === null || !(isOpen(value) || value === 'followUp')) return null;
  if (event.type === 'OBJECT' && awaitsLastWord(value, context.refusals))
    return { to: 'leader', townshipId: context.townshipId };
  const isMediated =
    context.mediatorIds.length > 0 && context.holderId === context.leadId && value !== 'dispatched';
  return isMediated
    ? { to: 'staff', staffIds: context.mediatorIds }
    : { to: 'unit', unitId: context.holderId };
}

function noticeOf(disputeId: string, event: EventRow, source: string, at: string): Notice {
  const { context } = restore(event.snapshot);
  const kind =
    context.offer !== null ? 'case.offered' : event.type === 'SUPERVISE' ? 'case.supervised' : 'case.waits';
  const facts = {
    event: event.type,
    number: event.number,
    stage: event.stage,
    state: event.to_state,
    dueOn: event.next_due_on,
  };
  return { disputeId, kind, facts, source, at, urgent: context.risk === 'red' };
}
