import type { FlowFigure } from '#domain';
import { inPlace } from './scope.query.ts';

/**
 * SQL of the tables `entered` and `turned`: what was entered, and what came to a result or lost it, up to the moment of
 * parameter 4 and from the earliest that anything asks for, parameter 7. By the time at which it was written down: what is
 * told on Monday of a Friday belongs to the meeting that hears of it, and no case is ever counted twice or not at all.
 * What a meeting decided and took back until then is known with its undoing: `undone_at`, and of the undoing `undoes_at`.
 */
export const flows = `
  entered as materialized (
    select d.id, d.created_at as at, d.place_id, d.reported_type_code as type_code, d.import_key is not null as is_imported
    from unnest($1::uuid[]) t (id) join dispute d on ${inPlace('d')}
    where d.created_at between $7::timestamptz and $4::timestamptz),
  -- Few beside the turns: read once, not asked of each.
  retractions as materialized (
    select back.dispute_id, back.seq, back.at, back.payload -> 'seqs' as seqs from dispute_event back
    where back.type = 'RETRACT' and back.at <= $4::timestamptz),
  undoings (id, seq, undone_at, undoes_at) as (
    select dispute_id, undone.seq::int, at, null::timestamptz from retractions, jsonb_array_elements_text(seqs) undone (seq)
    union all
    select r.dispute_id, r.seq, null, o.at
    from retractions r join dispute_event o on o.dispute_id = r.dispute_id and o.seq = (r.seqs ->> 0)::int),
  turned as materialized (
    select p.dispute_id as id, p.ended_at as at, p.place_id, p.type_code, p.turn, u.undone_at, u.undoes_at
    from unnest($1::uuid[]) t (id) join dispute_past p on ${inPlace('p')} and p.turn is not null
    left join undoings u on u.id = p.dispute_id and u.seq = p.ended_seq
    where p.ended_at between $7::timestamptz and $4::timestamptz)`;

/**
 * A turn that was taken back within the time is none, and neither is its undoing. When only one of the two lies within, it
 * counts: so the sum holds, and a week that is over keeps its figures.
 */
const isTurn = (turn: 'closed' | 'reopened', since: string): string =>
  `f.turn = '${turn}' and f.undone_at is null and (f.undoes_at is null or f.undoes_at < ${since}::timestamptz)`;

/** A row of a register enters without a result, or with one: then it is no work of the time. */
const isUnresolved = `exists (select from dispute_event e where e.dispute_id = f.id and e.seq = 1 and e.to_state = 'underway')`;

/** Which of these rows `f` a figure counts, from a moment on: SQL that follows `select … from`. @param since  SQL of the moment */
export const flowOf: Readonly<Record<Exclude<FlowFigure, 'carriedOver'>, (since: string) => string>> = {
  in: (since) => `entered f where f.at >= ${since}::timestamptz and not f.is_imported`,
  imported: (since) => `entered f where f.at >= ${since}::timestamptz and f.is_imported and ${isUnresolved}`,
  reopened: (since) => `turned f where f.at >= ${since}::timestamptz and ${isTurn('reopened', since)}`,
  closed: (since) => `turned f where f.at >= ${since}::timestamptz and ${isTurn('closed', since)}`,
};
