import type { FlowFigure } from '#domain';
import { inPlace } from './scope.query.ts';

/**
 * SQL of the tables `entered` and `turned`: what was entered, and what came to a result or lost it, up to the moment of
 * parameter 4 and from the earliest that anything asks for, parameter 7. By the time at which it was written down: what is
 * told on Monday of a Friday belongs to the meeting that hears of it, and no case is ever counted twice or not at all.
 */
export const flows = `
  entered as materialized (
    select d.id, d.created_at as at, d.place_id, d.reported_type_code as type_code, d.import_key is not null as is_imported
    from unnest($1::uuid[]) t (id) join dispute d on ${inPlace('d')}
    where d.created_at between $7::timestamptz and $4::timestamptz),
  turned as materialized (
    select p.dispute_id as id, p.ended_at as at, p.place_id, p.type_code, p.turn
    from unnest($1::uuid[]) t (id) join dispute_past p on ${inPlace('p')} and p.turn is not null
    where p.ended_at between $7::timestamptz and $4::timestamptz)`;

/** A row of a register enters without a result, or with one: then it is no work of the time. */
const isUnresolved = `exists (select from dispute_event e where e.dispute_id = f.id and e.seq = 1 and e.to_state = 'underway')`;

/** Which of these rows `f` a figure counts, from a moment on. @param since  SQL of the moment */
export const flowOf: Readonly<
  Record<Exclude<FlowFigure, 'carriedOver'>, { readonly from: string; readonly where: string }>
> = {
  in: { from: 'entered f', where: 'not f.is_imported' },
  imported: { from: 'entered f', where: `f.is_imported and ${isUnresolved}` },
  reopened: { from: 'turned f', where: `f.turn = 'reopened'` },
  closed: { from: 'turned f', where: `f.turn = 'closed'` },
};
