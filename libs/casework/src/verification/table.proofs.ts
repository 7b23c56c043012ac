import { isTakenBack } from '#casework/dispute';
import { query, type Tx } from '#platform';
import type { Scope } from './case.record.ts';
import type { Findings, Problem } from './difference.ts';

/** A question to the whole record, answered by the rows that are wrong. */
interface TableProof {
  readonly field: string;
  readonly problem: Problem;
  /**
   * Selects `dispute_id`, `number` and `row` of what is wrong. `$1`: the townships of the scope, null for all. What
   * belongs to no case belongs to no township: it is reported whatever the scope.
   */
  readonly text: string;
}

const inScope = (column: string): string => `($1::uuid[] is null or ${column} = any($1))`;

/** Rows of a table that hang on a row of another which is not there. */
const orphans = (table: string, row: string, column: string, of: string): TableProof => ({
  field: `${table}.${column}`,
  problem: 'foreign',
  text: `select null::uuid as dispute_id, null as number, ${row} as row from ${table} t
         where t.${column} is not null and not exists (select 1 from ${of} o where o.id = t.${column})
           and $1::uuid[] is not distinct from $1`,
});

const foreign: readonly TableProof[] = [
  orphans('dispute_event', `t.dispute_id || ' ' || t.seq`, 'dispute_id', 'dispute'),
  orphans('party', 't.id::text', 'dispute_id', 'dispute'),
  orphans('dispute_intake', 't.dispute_id::text', 'dispute_id', 'dispute'),
  orphans('deadline', 't.id::text', 'dispute_id', 'dispute'),
  orphans('deadline_step', `t.deadline_id || ' ' || t.step`, 'deadline_id', 'deadline'),
  orphans('review_decision', 't.id::text', 'meeting_id', 'review_meeting'),
  orphans('review_decision', 't.id::text', 'dispute_id', 'dispute'),
  orphans('review_minutes', 't.id::text', 'meeting_id', 'review_meeting'),
  orphans('review_slip_receipt', 't.id::text', 'meeting_id', 'review_meeting'),
  orphans('number_series', `t.organisation_id || ' ' || t.year`, 'organisation_id', 'organisation'),
  {
    field: 'dispute_event.payload',
    problem: 'foreign',
    text: `
      select d.id as dispute_id, d.number, e.seq::text as row from dispute_event e join dispute d on d.id = e.dispute_id
      where e.type = 'LINK' and ${inScope('d.township_id')}
        and not exists (select 1 from dispute o where o.id::text = e.payload ->> 'disputeId')`,
  },
];

/** One message per event, one event per message; each message handled, set aside or still on its way. */
const outbox: readonly TableProof[] = [
  {
    field: 'outbox',
    problem: 'missing',
    text: `
      with told as (
        select payload ->> 'disputeId' as dispute_id, payload ->> 'seq' as seq, count(*) as times
        from outbox where name = 'dispute.changed' group by 1, 2)
      select d.id as dispute_id, d.number, e.seq::text as row
      from dispute_event e join dispute d on d.id = e.dispute_id
      left join told on told.dispute_id = e.dispute_id::text and told.seq = e.seq::text
      where told.times is distinct from 1 and ${inScope('d.township_id')}`,
  },
  {
    field: 'outbox.payload',
    problem: 'foreign',
    text: `
      select null::uuid as dispute_id, null as number, o.id::text as row from outbox o
      left join dispute_event e on e.dispute_id::text = o.payload ->> 'disputeId' and e.seq::text = o.payload ->> 'seq'
      where o.name = 'dispute.changed'
        and (e.seq is null or o.payload - 'disputeId' - 'seq' <> '{}') and $1::uuid[] is not distinct from $1`,
  },
  {
    field: 'outbox.handled_at',
    problem: 'impossible',
    text: `select null::uuid as dispute_id, null as number, id::text as row from outbox
           where handled_at is not null and failed_at is not null and $1::uuid[] is not distinct from $1`,
  },
];

/** Numbers are given without gaps, each once, and the series stands at the last of them. */
const numbers: readonly TableProof[] = [
  {
    field: 'number_series.last',
    problem: 'differs',
    text: `
      with given as (
        select township_id, number_year as year, count(*) as times, count(distinct number_seq) as numbers,
               min(number_seq) as first, max(number_seq) as last
        from dispute where number_seq is not null group by 1, 2)
      select null::uuid as dispute_id, null as number,
        coalesce(g.township_id, s.organisation_id) || ' ' || coalesce(g.year, s.year) as row
      from given g full join number_series s on s.organisation_id = g.township_id and s.year = g.year
      where ${inScope('coalesce(g.township_id, s.organisation_id)')}
        and (g.last is distinct from s.last or g.times <> g.last or g.numbers <> g.last or g.first <> 1)`,
  },
];

/** What a meeting decided stands in the history of the case, and what the history says was decided was. */
const review: readonly TableProof[] = [
  {
    field: 'review_decision.seq',
    problem: 'foreign',
    text: `
      select d.id as dispute_id, d.number, r.id::text as row
      from review_decision r join dispute d on d.id = r.dispute_id
      left join dispute_event e on e.dispute_id = r.dispute_id and e.seq = r.seq
      where r.seq is not null and ${inScope('d.township_id')}
        and (e.type is distinct from r.event_type or e.actor_id is distinct from r.decided_by)`,
  },
  {
    field: 'review_decision',
    problem: 'missing',
    text: `
      select d.id as dispute_id, d.number, e.seq::text as row from dispute_event e join dispute d on d.id = e.dispute_id
      where e.type in ('ANALYZE', 'RATIFY') and ${inScope('d.township_id')}
        and not exists (
          select 1 from review_decision r
          where r.dispute_id = e.dispute_id and r.seq = e.seq and r.id::text = e.payload ->> 'decisionId'
            and r.meeting_id::text = e.payload ->> 'meetingId')`,
  },
  {
    field: 'review_decision.retracted_seq',
    problem: 'differs',
    text: `
      with told as (
        select e.dispute_id, taken.seq::int, e.seq as retracted_seq, e.actor_id, e.payload ->> 'meetingId' as meeting_id, e.type
        from dispute_event e cross join lateral jsonb_array_elements_text(e.payload -> 'seqs') as taken (seq)
        where e.type = 'RETRACT')
      select d.id as dispute_id, d.number, coalesce(r.id::text, t.retracted_seq || ' ' || t.seq) as row
      from told t
      full join (select * from review_decision where retracted_seq is not null) r
        on r.dispute_id = t.dispute_id and r.seq = t.seq and r.retracted_seq = t.retracted_seq
          and r.retracted_by = t.actor_id and r.meeting_id::text = t.meeting_id
      join dispute d on d.id = coalesce(r.dispute_id, t.dispute_id)
      left join dispute_event answer on answer.dispute_id = t.dispute_id and answer.seq = t.seq
      -- What another case answered to a merger was decided there.
      where (r.id is null or t.type is null) and answer.type is distinct from 'ABSORB'
        and answer.type is distinct from 'RELEASE' and ${inScope('d.township_id')}`,
  },
  {
    field: 'review_meeting.minutes',
    problem: 'differs',
    text: `
      select null::uuid as dispute_id, null as number, m.id::text as row from review_meeting m
      where m.state = 'closed' and ${inScope('m.township_id')}
        and array(select r.id::text from review_decision r where r.meeting_id = m.id and r.retracted_at is null order by 1)
          is distinct from array(select jsonb_path_query(m.minutes, '$.items[*].decisions[*].decisionId') #>> '{}' order by 1)`,
  },
];

/** What the history says was added or removed is there, or is not. */
const attachments: readonly TableProof[] = [
  orphans('attachment', 't.id::text', 'dispute_id', 'dispute'),
  {
    field: 'attachment',
    problem: 'missing',
    text: `
      select d.id as dispute_id, d.number, e.seq::text as row from dispute_event e join dispute d on d.id = e.dispute_id
      where e.type in ('ATTACH', 'DETACH') and ${inScope('d.township_id')}
        and not exists (
          select 1 from attachment a
          where a.id::text = e.payload ->> 'attachmentId' and a.dispute_id = e.dispute_id
            and e.seq in (a.added_seq, a.removed_seq))`,
  },
];

const sameDay = (row: string): string => `(a.at at time zone 'Asia/Shanghai')::date = ${row}.erased_on`;

/** Whoever was erased was erased by somebody, with a reason, and that stands in the chain. */
const erasures: readonly TableProof[] = [
  {
    field: 'party.erased_on',
    problem: 'unproven',
    text: `
      select d.id as dispute_id, d.number, p.id::text as row from party p join dispute d on d.id = p.dispute_id
      where p.erased_on is not null and ${inScope('d.township_id')}
        and not exists (
          select 1 from audit_entry a where a.action = 'party.erase' and a.party_id = p.id and ${sameDay('p')})`,
  },
  {
    field: 'attachment.erased_on',
    problem: 'unproven',
    text: `
      select d.id as dispute_id, d.number, f.id::text as row from attachment f join dispute d on d.id = f.dispute_id
      where f.erased_on is not null and ${inScope('d.township_id')}
        and not exists (
          select 1 from audit_entry a where a.action = 'attachment.erase' and a.attachment_id = f.id and ${sameDay('f')})`,
  },
];

/** A dossier that was destroyed has nobody and no file left, and its history is the one that was signed for, or longer. */
const destructions: readonly TableProof[] = [
  orphans('legal_hold', 't.id::text', 'dispute_id', 'dispute'),
  orphans('destruction_item', 't.id::text', 'dispute_id', 'dispute'),
  orphans('destruction_item', 't.id::text', 'list_id', 'destruction_list'),
  {
    field: 'destruction_item.outcome',
    problem: 'differs',
    text: `
      select d.id as dispute_id, d.number, i.id::text as row from destruction_item i join dispute d on d.id = i.dispute_id
      where i.outcome = 'destroyed' and ${inScope('d.township_id')}
        and (exists (select 1 from party p where p.dispute_id = d.id and p.erased_on is null)
          or exists (select 1 from attachment f where f.dispute_id = d.id and f.erased_on is null))`,
  },
  {
    field: 'destruction_item.head_hash',
    problem: 'rewritten',
    text: `
      select d.id as dispute_id, d.number, i.id::text as row from destruction_item i join dispute d on d.id = i.dispute_id
      left join dispute_event e on e.dispute_id = i.dispute_id and e.seq = i.events
      where e.hash is distinct from i.head_hash and ${inScope('d.township_id')}`,
  },
];

/** As many cases name a register as it says were entered. */
const imports: readonly TableProof[] = [
  {
    // Cut off and gone on with, it counts what was entered before among what was known.
    field: 'register_import.result',
    problem: 'differs',
    text: `
      with entered as (
        select payload #>> '{source,importId}' as id, count(*) as cases from dispute_event
        where seq = 1 and type = 'IMPORT' group by 1)
      select null::uuid as dispute_id, null as number, i.id::text as row
      from register_import i left join entered e on e.id = i.id::text
      where i.committed_at is not null and not i.predates_seals and ${inScope('i.township_id')}
        and not coalesce(coalesce(e.cases, 0) between (i.result ->> 'imported')::bigint
          and (i.result ->> 'imported')::bigint + (i.result ->> 'repeated')::bigint, false)`,
  },
  {
    field: 'register_import',
    problem: 'missing',
    text: `
      select d.id as dispute_id, d.number, e.seq::text as row from dispute_event e join dispute d on d.id = e.dispute_id
      where e.seq = 1 and e.type = 'IMPORT' and e.payload #> '{source,importId}' is not null and ${inScope('d.township_id')}
        and not exists (select 1 from register_import i
                        where i.id::text = e.payload #>> '{source,importId}' and i.township_id = d.township_id)`,
  },
];

/**
 * What one history says of a merger or of its undoing and what the other answers, each counted among those of the same pair:
 * neither state nor instant is common to both, but who, why and in which order is. What was taken back was so in both.
 */
const mergers = `
  with given as (
    select e.dispute_id, e.seq, e.other_id, e.actor_id, e.reason, e.answer,
      row_number() over (partition by e.dispute_id, e.other_id, e.answer order by e.seq) as nth
    from (
      select dispute_id, seq, actor_id, payload ->> 'reason' as reason, type, from_state,
        case type when 'MERGE_INTO' then 'ABSORB' else 'RELEASE' end as answer,
        case type when 'MERGE_INTO' then payload ->> 'disputeId'
          else lag(payload ->> 'disputeId') over (partition by dispute_id order by seq) end as other_id
      from dispute_event o where type in ('MERGE_INTO', 'REOPEN') and not ${isTakenBack('o')}) e
    where e.type = 'MERGE_INTO' or e.from_state = 'merged'),
  answered as (
    select dispute_id, seq, payload ->> 'disputeId' as given_id, actor_id, payload ->> 'reason' as reason, type,
      row_number() over (partition by dispute_id, payload ->> 'disputeId', type order by seq) as nth
    from dispute_event o where type in ('ABSORB', 'RELEASE') and not ${isTakenBack('o')}),
  pairs as (
    select g.dispute_id as given_id, g.seq as given_seq, a.dispute_id as kept_id, a.seq as kept_seq
    from given g full join answered a
      on a.given_id = g.dispute_id::text and a.dispute_id::text = g.other_id and a.type = g.answer and a.nth = g.nth
        and a.actor_id is not distinct from g.actor_id and a.reason is not distinct from g.reason)`;

/** Each merger and each undoing stands in both histories, or in none. */
const merged: readonly TableProof[] = (
  [
    ['missing', 'given', 'kept'],
    ['foreign', 'kept', 'given'],
  ] as const
).map(([problem, said, unsaid]) => ({
  field: 'dispute_event',
  problem,
  text: `
    ${mergers}
    select d.id as dispute_id, d.number, p.${said}_seq::text as row from pairs p join dispute d on d.id = p.${said}_id
    where p.${unsaid}_id is null and ${inScope('d.township_id')}`,
}));

/**
 * Every case is found by whoever is tied to it, as its row says, and by nobody else. Ties prove nothing themselves: a list asks
 * the row once more.
 */
const tied = `
  select d.id as dispute_id, t.tied_id, t.tie, d.stage, d.reported_on, coalesce(d.next_due_on, 'infinity') as next_due_on,
    d.number, d.township_id
  from dispute d, dispute_ties(coalesce(d.holder_id, d.lead_id), d.place_id, d.offered_to_id, d.reporter_id, d.mediator_ids,
                               d.assisting_ids) t`;
const tieColumns = '(dispute_id, tied_id, tie, stage, reported_on, next_due_on)';
const ties: readonly TableProof[] = [
  {
    field: 'dispute_tie',
    problem: 'missing',
    text: `
      select dispute_id, number, tie || ' ' || tied_id as row from (${tied}) t left join dispute_tie h using ${tieColumns}
      where h.ctid is null and ${inScope('t.township_id')}`,
  },
  {
    field: 'dispute_tie',
    problem: 'foreign',
    text: `
      select dispute_id, d.number, h.tie || ' ' || tied_id as row
      from dispute_tie h left join (${tied}) t using ${tieColumns} left join dispute d on d.id = dispute_id
      where t.township_id is null and (d.id is null or ${inScope('d.township_id')})`,
  },
];

const proofs = [
  ...foreign,
  ...outbox,
  ...numbers,
  ...review,
  ...attachments,
  ...erasures,
  ...destructions,
  ...imports,
  ...merged,
  ...ties,
];

/** Rows that one question names at most. */
const namedAtMost = 1_000;

/** Asks every question to the tables as a whole: what no single case can answer. */
export async function proveTables(tx: Tx, scope: Scope, findings: Findings): Promise<void> {
  for (const { field, problem, text } of proofs) {
    const rows = await query<{ dispute_id: string | null; number: string | null; row: string }>(tx, {
      text: `select * from (${text}) as wrong limit ${namedAtMost}`,
      values: [scope.townshipIds],
    });
    for (const { dispute_id: id, number, row } of rows)
      findings.about(id === null ? null : { id, number })(field, problem, row);
  }
}
