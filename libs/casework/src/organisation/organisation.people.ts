import { query, type Tx } from '#platform';
import { isRunning } from './leave.running.ts';

/** Whom a message about a case can be addressed to. */
export type Addressee =
  | { readonly to: 'unit'; readonly unitId: string }
  | { readonly to: 'staff'; readonly staffIds: readonly string[] }
  | { readonly to: 'leader'; readonly townshipId: string }
  | { readonly to: 'county'; readonly townshipId: string }
  | { readonly to: 'administrators' }
  /** Who looks after the machine and after the record of a township: its administrators and auditors. */
  | { readonly to: 'keepers'; readonly townshipId: string };

/**
 * The people behind an addressee who work there today: of a unit its heads or, where it has none, everybody; the leader
 * of a township, or where there is none its centre's head, so that nothing is said to nobody. What is said of cases to
 * somebody on leave is said to their substitute too, each once.
 */
export async function peopleOf(tx: Tx, addressee: Addressee, today: string): Promise<readonly string[]> {
  const told = statementFor(addressee, today);
  const isOfCases = addressee.to !== 'administrators' && addressee.to !== 'keepers';
  const text = isOfCases ? withSubstitutes(told.text) : told.text;
  const rows = await query<{ id: string }>(tx, { ...told, text });
  return rows.map(({ id }) => id);
}

const inOffice = (day: string) =>
  `s.active and ${day} between a.starts_on and coalesce(a.ends_on, 'infinity')`;

/** Of a text that finds people, whose second parameter is the day. */
const withSubstitutes = (text: string): string => `
  with told as (${text})
  select id from told
  union
  select s.id from told join staff away on away.id = told.id
  join staff_leave l on l.staff_id = away.id and ${isRunning('$2')}
  join staff s on s.id = l.substitute_id and s.organisation_id = away.organisation_id
  join appointment a on a.staff_id = s.id and ${inOffice('$2')}`;

const named = `
  select distinct s.id from staff s join appointment a on a.staff_id = s.id
  where s.id = any($1::uuid[]) and ${inOffice('$2')}`;

/** SQL of the ids of those of some people, $1, who work here on a day, $2, and of who stands in for them: as {@link peopleOf}. */
export const atWorkAmong = withSubstitutes(named);

function statementFor(addressee: Addressee, today: string) {
  switch (addressee.to) {
    case 'staff':
      return {
        name: 'people.named',
        text: named,
        values: [addressee.staffIds, today],
      };
    case 'administrators':
      return {
        name: 'people.administrators',
        text: `select distinct s.id from staff s join appointment a on a.staff_id = s.id
               where a.role = 'administrator' and ${inOffice('$1')}`,
        values: [today],
      };
    case 'keepers':
      return {
        name: 'people.keepers',
        text: `select distinct s.id from staff s join appointment a on a.staff_id = s.id
               join organisation t on t.id = $1
               join organisation o on o.id = s.organisation_id and (t.id in (o.id, o.parent_id) or o.id = t.parent_id)
               where a.role in ('administrator', 'auditor') and ${inOffice('$2')}`,
        values: [addressee.townshipId, today],
      };
    case 'unit':
      return {
        name: 'people.unit',
        text: `
          with people as (
            select s.id, bool_or(a.is_head) as is_head from staff s join appointment a on a.staff_id = s.id
            where s.organisation_id = $1 and a.role not in ('administrator', 'auditor') and ${inOffice('$2')} group by s.id)
          select id from people where is_head or not exists (select 1 from people where is_head)`,
        values: [addressee.unitId, today],
      };
    case 'leader':
      return {
        name: 'people.leader',
        text: `
          with people as (
            select distinct s.id, a.role from staff s
            join organisation o on o.id = s.organisation_id and (o.id = $1 or o.parent_id = $1)
            join appointment a on a.staff_id = s.id and (a.role = 'leader' or (a.role = 'centre' and a.is_head))
            where ${inOffice('$2')})
          select id from people where role = 'leader' or not exists (select 1 from people where role = 'leader')`,
        values: [addressee.townshipId, today],
      };
    case 'county':
      return {
        name: 'people.county',
        text: `
          select distinct s.id from staff s
          join organisation t on t.id = $1 and s.organisation_id = t.parent_id
          join appointment a on a.staff_id = s.id and a.role in ('centre', 'office', 'leader')
          where ${inOffice('$2')}`,
        values: [addressee.townshipId, today],
      };
  }
}

/** The centre and the office of a township: each supervises what the other, or anybody else, lets lie. */
export async function centreAndOffice(
  tx: Tx,
  townshipId: string,
): Promise<{ readonly centreId: string | null; readonly officeId: string | null }> {
  const rows = await query<{ id: string; kind: string }>(tx, {
    name: 'units.centre_office',
    text: `select id, kind from organisation where parent_id = $1 and kind in ('centre', 'office') and active`,
    values: [townshipId],
  });
  const idOf = (kind: string) => rows.find((row) => row.kind === kind)?.id ?? null;
  return { centreId: idOf('centre'), officeId: idOf('office') };
}
