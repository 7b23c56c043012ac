import { execute, query, type Tx } from '#platform';
import { demoOrganisations, demoPeople } from './yueshan.ts';

/** What the seed needs of the outside. */
export interface SeedFacts {
  /** Of the one password that all demonstration sign-ins share. */
  readonly passwordHash: string;
  /** First day of every term. */
  readonly today: string;
}

/** Is there nothing yet that a seed could disturb? */
export async function isEmpty(tx: Tx): Promise<boolean> {
  const rows = await query(tx, { text: 'select 1 from organisation limit 1' });
  return rows.length === 0;
}

/** Fills an empty database with the demonstration township, its bodies, villages and people. No cases. */
export async function seedDemonstration(tx: Tx, { passwordHash, today }: SeedFacts): Promise<void> {
  const ids = new Map<string, string>();
  for (const { key, parent, kind, name, shortName, code, phone, address } of demoOrganisations) {
    const [row] = await query<{ id: string }>(tx, {
      text: `insert into organisation (parent_id, kind, name, short_name, code, phone, address)
             values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      values: [
        parent === null ? null : ids.get(parent),
        ...[kind, name, shortName ?? null, code ?? null, phone ?? null, address ?? null],
      ],
    });
    if (row) ids.set(key, row.id);
  }
  const people = demoPeople.map((person) => ({ ...person, organisationId: ids.get(person.organisation) }));
  await execute(tx, {
    text: `
      with people as (
        select p.*, uuidv7() as id from jsonb_to_recordset($1::jsonb)
          as p (username text, name text, "organisationId" uuid, roles text[], "isHead" boolean)),
      accounts as (
        insert into account (id, username, password_hash, created_at) select id, username, $2, now() from people),
      workers as (
        insert into staff (id, organisation_id, name) select id, "organisationId", name from people)
      insert into appointment (staff_id, role, is_head, starts_on)
      select id, role, "isHead", $3::date - 365 from people, unnest(roles) as role`,
    values: [JSON.stringify(people), passwordHash, today],
  });
}
