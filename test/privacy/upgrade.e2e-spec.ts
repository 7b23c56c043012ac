import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { PersonalData } from '#casework/dispute';
import { encryptPlain, migrate, query, Vault } from '#platform';
import { databaseOf } from '../support/admin.ts';
import type { TestDatabase } from '../support/database.ts';
import { testKeys } from '../support/keys.ts';
import { placesOfPlain } from '../support/plain-values.ts';
import { fixtureFolder } from '../support/schema-fixture.ts';
import { ofRelease } from '../support/schema-release.ts';
import { until } from '../support/until.ts';

/** Migration 0009 was the last one under which personal data stood in plain. */
describe('a database from before personal data were encrypted', () => {
  let database: TestDatabase;
  let vault: Vault;
  let before: { readonly parties: readonly Plain[]; readonly phones: ReadonlyMap<string, readonly string[]> };
  let values: readonly string[];

  beforeAll(async () => {
    database = await ofRelease(join(fixtureFolder, '0009'));
    const { dataSource } = database;
    const parties = await query<Plain>(dataSource, {
      text: `select id, dispute_id as "disputeId", id_number as "idNumber", phone, address from party
             where num_nonnulls(id_number, phone, address) > 0`,
    });
    const phones = await query<{ id: string; phones: string[] }>(dataSource, {
      text: `select id, contact_phones as phones from dispute where contact_phones <> '{}'`,
    });
    before = { parties, phones: new Map(phones.map(({ id, phones: list }) => [id, list])) };
    values = [
      ...parties.flatMap(({ idNumber, phone, address }) => [idNumber, phone, address]),
      ...phones.flatMap(({ phones: list }) => list),
    ].filter((value) => value !== null);
    await migrate(dataSource);
    vault = await Vault.open(dataSource, testKeys);
  });
  afterAll(() => database.close());

  test('keeps every value through the migration, which knows no keys', async () => {
    expect(values.length).toBeGreaterThan(3);
    const found = await placesOfPlain(database.dataSource, values);
    expect(found).toHaveLength(values.length);
  });

  test('holds none in plain after the encryption, neither in a table nor in its file on the disk', async () => {
    const { dataSource } = database;
    // Whoever reads here or writes next door on the same server has begun before, and ends only afterwards.
    const reading = await begun(database.url, 'select count(*) from organisation');
    const writing = await begun(databaseOf(database.url, 'postgres'), 'select pg_current_xact_id()');
    const encrypting = encryptPlain(dataSource, vault, { batch: 3 });
    await until('no party is left in plain', () => isPartyEncrypted(dataSource));
    await writing.end();
    await reading.end();
    expect(await encrypting).toBeGreaterThan(3);
    expect(await encryptPlain(dataSource, vault)).toBe(0);
    expect(await placesOfPlain(dataSource, values)).toEqual([]);
    await dataSource.query('checkpoint');
    for (const table of ['party', 'dispute', 'dispute_intake', 'register_import', 'command_receipt']) {
      for (const value of values) {
        const [row] = await query<{ at: number }>(dataSource, {
          text: `select position(convert_to($1, 'UTF8') in pg_read_binary_file(pg_relation_filepath($2))) as at`,
          values: [value, table],
        });
        expect([table, row?.at]).toEqual([table, 0]);
      }
    }
  });

  test('shows every value as before, and finds it by its number', async () => {
    const personal = new PersonalData(vault);
    for (const { id, disputeId, idNumber, phone, address } of before.parties) {
      const parties = await personal.partiesOf(database.dataSource, disputeId);
      expect(parties.find((party) => party.id === id)).toMatchObject({ idNumber, phone, address });
    }
    for (const [id, phones] of before.phones) {
      expect(await personal.intakeOf(database.dataSource, id)).toMatchObject({ contactPhones: phones });
      const indexes = await personal.indexesOf(database.dataSource, 'phone', phones[0] ?? '');
      const found = await query<{ id: string }>(database.dataSource, {
        text: 'select dispute_id as id from dispute_intake where contact_phones_index && $1',
        values: [indexes],
      });
      expect(found.map((row) => row.id)).toContain(id);
    }
  });
});

interface Plain {
  readonly id: string;
  readonly disputeId: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** A transaction that has done something and goes on. */
async function begun(url: string, text: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('begin isolation level repeatable read');
  await client.query(text);
  return client;
}

async function isPartyEncrypted(dataSource: DataSource): Promise<boolean> {
  const plain = await query(dataSource, {
    text: 'select 1 from party where num_nonnulls(plain_id_number, plain_phone, plain_address) > 0 limit 1',
  });
  return plain.length === 0;
}
