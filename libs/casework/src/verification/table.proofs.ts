import { query, type Tx } from '#platform';
import type { Scope } from './case.record.ts';
import type { Findings } from './difference.ts';
import { merged } from './merger.proofs.ts';
import { attachments, destructions, erasures } from './removal.proofs.ts';
import { review } from './review.proofs.ts';
import { inScope, orphans, type TableProof } from './table.question.ts';

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
