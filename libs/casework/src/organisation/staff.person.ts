/** Somebody who works here, as records name them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
}

/**
 * SQL of a {@link Person}; null where there is none.
 * @param staff  SQL of their id
 * @param body  SQL of the id of the body for which they acted; default the one where they work today
 */
export const personSql = (staff: string, body = 's.organisation_id'): string => `
  (select jsonb_build_object('id', s.id, 'name', s.name, 'organisation', o.name)
   from staff s join organisation o on o.id = ${body} where s.id = ${staff})`;
