/** SQL: does `staff_leave l` run on this day? Its last day belongs to it; one that was ended early runs no more. */
export const isRunning = (day: string): string =>
  `l.ended_at is null and ${day} between l.starts_on and l.ends_on`;

/** SQL: who of `ids` is on leave on a day, until when and with whom in their place, as JSON; null for none. */
export const absencesOf = (ids: string, day: string): string => `
  (select json_agg(json_build_object('id', l.staff_id, 'endsOn', l.ends_on,
     'substitute', json_build_object('id', s.id, 'name', s.name)))
   from staff_leave l join staff s on s.id = l.substitute_id where l.staff_id = any(${ids}) and ${isRunning(day)})`;

/** A row of {@link absencesOf}. */
export interface Absence {
  readonly id: string;
  /** The last day. */
  readonly endsOn: string;
  readonly substitute: { readonly id: string; readonly name: string };
}

/**
 * SQL: the people on leave for whom somebody stands in on a day. Whoever works in the unit no more, on either side, neither
 * stands in nor is stood in for. @param substitute  alias of their row of `staff`
 */
export const standsInForIds = (substitute: string, day: string): string => `
  select away.id from staff_leave l
  join staff away on away.id = l.staff_id and away.active and away.organisation_id = ${substitute}.organisation_id
  where l.substitute_id = ${substitute}.id and ${isRunning(day)} order by away.id`;
