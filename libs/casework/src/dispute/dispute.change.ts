import type { Retracted } from '#domain';
import { jobName, sendAhead, type Tx } from '#platform';
import { hashOf } from './dispute.record.ts';
import { type Change, eventColumns, rowAfter } from './dispute.store.ts';

/** Told of every event; the notifications listen. */
export const changed = jobName('dispute.changed');

const placeholders = (from: number, count: number): string =>
  Array.from({ length: count }, (_, n) => `$${from + n}`).join(', ');

/** Event and message: what every later change writes. Parameters 1–16. A change of no row has no id and is refused. */
const consequences = `
  event as (
    insert into dispute_event (dispute_id, seq, type, payload, from_state, to_state, holder_id, actor_id,
      actor_organisation_id, happened_on, at, command_key, clocks, previous_hash, hash, commitments)
    values ((select id from changed), $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb, $14, $15, $16::jsonb)),
  message as (
    insert into outbox (name, payload) values ('${changed}', jsonb_build_object('disputeId', $1::uuid, 'seq', $2::int)))`;

/** The row that a new one replaces. */
const replaced = `o.started_on = d.started_on and o.stopped_seq is null`;

/**
 * The same, or the row that ran before the events which are taken back: the new one goes on where that one stopped.
 * @param back  SQL for the number of the first of these events
 */
const restored = (back: string): string =>
  `(${replaced} or o.started_seq < ${back} and o.stopped_seq >= ${back})`;

/**
 * The clocks that an event stops and starts.
 * @param stopped  SQL for their keys
 * @param told     SQL for their rows
 * @param before   SQL: is `deadline o` a row whose steps the new row `d` remembers?
 */
const clocks = (stopped: string, told: string, before: string): string => `
  stopped as (
    update deadline set stopped_seq = $2
    where dispute_id = $1 and stopped_seq is null and key = any(${stopped}::text[]) returning id),
  dropped as (
    update deadline_step set dropped = true
    where deadline_id in (select id from stopped) and fired_at is null and not dropped),
  started as (
    insert into deadline (dispute_id, key, rule, started_on, due_on, provisional, calendar_version, steps, urgent, paused,
      started_seq)
    select $1, d.key, d.rule, d.started_on, d.due_on, d.provisional, d.calendar_version, d.steps, d.urgent, d.paused, $2
    from jsonb_to_recordset(${told}::jsonb) as d (key text, rule text, started_on date, due_on date, provisional boolean,
      calendar_version text, steps jsonb, urgent boolean, paused boolean)
    -- Reads "stopped" so that the old row of a key ends before the new one begins.
    where (select count(*) from stopped) >= 0
    returning id, key),
  -- What the row that is replaced has told already; while the clock stands still the new row only remembers it. A row that
  -- ran before what is taken back tells first, and all of it: also a step that came before its day, and that it is answered.
  taken as (
    select distinct on (o.key, st.step) o.key, d.paused, o.stopped_seq is not null as restored, st.step, st.fires_at,
      st.recipient, st.escalation, st.fired_at, st.late, case when o.stopped_seq is not null then st.answer_by end as answer_by
    from jsonb_to_recordset(${told}::jsonb) as d (key text, started_on date, paused boolean)
    join deadline o on o.dispute_id = $1 and o.key = d.key and ${before}
    join deadline_step st on st.deadline_id = o.id and st.fired_at is not null
    order by o.key, st.step, o.stopped_seq),
  ladder as (
    insert into deadline_step (deadline_id, step, fires_at, recipient, escalation, fired_at, late, answer_by)
    select s.id, l.step, l.fires_at, l.recipient, l.escalation, t.fired_at, coalesce(t.late, false), t.answer_by
    from jsonb_to_recordset(${told}::jsonb) as d (key text, ladder jsonb)
    join started s on s.key = d.key
    cross join jsonb_to_recordset(d.ladder) as l (step text, fires_at timestamptz, recipient text, escalation text)
    left join taken t on t.key = d.key and t.step = l.step and (t.restored or l.fires_at <= $11::timestamptz)
    union all
    select s.id, t.step, t.fires_at, t.recipient, t.escalation, t.fired_at, t.late, t.answer_by
    from taken t join started s on s.key = t.key where t.paused)`;

const firstOfRow = 17;

/** What an event does to the clocks. */
type Clockwork = 'none' | 'clocks' | 'restored-clocks';

function textOf(columns: readonly string[], clockwork: Clockwork): string {
  const next = firstOfRow + columns.length;
  const before = clockwork === 'restored-clocks' ? restored(`$${next + 2}::int`) : replaced;
  return `with changed as (
    update dispute set (${columns.join(', ')}) = row(${placeholders(firstOfRow, columns.length)})
    where id = $1 and version = $2 - 1 returning id),
  ${consequences}${clockwork === 'none' ? '' : `,\n  ${clocks(`$${next}`, `$${next + 1}`, before)}`}
  select from changed`;
}

/** Most events stop and start nothing: the statement for these is a third as long, and takes the server half the time. */
const texts = new Map<Clockwork, string>();

function eventValues({ record, previousHash }: Change, hash: string): readonly unknown[] {
  const { payload, clocks: started, commitments, ...event } = eventColumns(record, previousHash, hash);
  return [
    event.dispute_id,
    event.seq,
    event.type,
    JSON.stringify(payload),
    event.from_state,
    event.to_state,
    event.holder_id,
    event.actor_id,
    event.actor_organisation_id,
    event.happened_on,
    event.at,
    event.command_key,
    JSON.stringify(started),
    event.previous_hash,
    event.hash,
    commitments && JSON.stringify(commitments),
  ];
}

/**
 * Writes an event and all that follows from it in one statement, which is sent ahead: it changes exactly one dispute, or
 * fails and takes the transaction with it.
 * @returns the hash of the event, to which the next one is chained
 */
export function writeChange(tx: Tx, change: Change): string {
  const hash = hashOf(change.record, change.previousHash);
  const row = { ...rowAfter(change, hash), snapshot: JSON.stringify(change.after) };
  const { stoppedKeys, started } = change.deadlines;
  const { type, payload } = change.record;
  const back = type === 'RETRACT' ? (payload as unknown as Pick<Retracted, 'seqs'>).seqs[0] : undefined;
  const hasClocks = stoppedKeys.length > 0 || started.length > 0;
  const clockwork = !hasClocks ? 'none' : back === undefined ? 'clocks' : 'restored-clocks';
  const text = texts.get(clockwork) ?? textOf(Object.keys(row), clockwork);
  texts.set(clockwork, text);
  void sendAhead(tx, {
    name: clockwork === 'none' ? 'dispute.change' : `dispute.change-with-${clockwork}`,
    text,
    values: [
      ...eventValues(change, hash),
      ...Object.values(row),
      ...(hasClocks ? [stoppedKeys, JSON.stringify(started)] : []),
      ...(hasClocks && back !== undefined ? [back] : []),
    ],
  });
  return hash;
}
