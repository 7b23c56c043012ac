import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isRecordOf, recordHeadOf, rootIn, verifyRecord } from '#casework/verification';
import { execute, query, type Tx } from '#platform';
import { outsideTheRecord, recordTables } from '../libs/casework/src/verification/coverage.ts';
import type { Difference } from '../libs/casework/src/verification/difference.ts';
import { type Column, flipped, flippedJson, invented } from './support/flip.ts';
import { aRichRecord, type RichRecord } from './support/rich-record.ts';
import { unguarded } from './support/unguarded.ts';

let record: RichRecord;
let columns: readonly Column[];

beforeAll(async () => {
  record = await aRichRecord();
  const on = record.room.office.dataSource;
  columns = await query<Column>(on, {
    text: `
      select c.table_name as table, c.column_name as name, c.udt_name as type, c.is_nullable = 'YES' as "isNullable"
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.is_generated = 'NEVER'
      order by c.table_name, c.ordinal_position`,
  });
}, 180_000);
afterAll(() => record.close());

test('a record of every kind of case is proven without a difference', async () => {
  const proven = await unguarded(record.room.office.dataSource, (tx) =>
    verifyRecord(tx, record.room.office.vault),
  );
  expect(proven.differences).toEqual([]);
  expect(proven).toMatchObject({ uncommitted: 0, erased: 0, differenceCount: 0 });
  expect(proven.counts.cases).toBeGreaterThan(15);
  expect(proven.counts).toMatchObject({ certificates: 2 });
});

describe('a merger of which only one of the two histories tells', () => {
  test.each([
    ['MERGE_INTO', 'foreign', 'ABSORB'],
    ['ABSORB', 'missing', 'MERGE_INTO'],
    ['REOPEN', 'foreign', 'RELEASE'],
    ['RELEASE', 'missing', 'REOPEN'],
  ])('is found when %s was taken away', async (gone, problem, left) => {
    const on = record.room.office.dataSource;
    const told = await unguarded(on, async (tx) => {
      await query(tx, { text: `delete from dispute_event where type = $1`, values: [gone] });
      const alone = await query<{ id: string; seq: string }>(tx, {
        text: `select dispute_id as id, seq::text from dispute_event where type = $1 order by seq`,
        values: [left],
      });
      return { alone, ...(await verifyRecord(tx, record.room.office.vault)) };
    });
    expect(told.alone.length).toBeGreaterThan(0);
    for (const { id, seq } of told.alone)
      expect(told.differences).toContainEqual(
        expect.objectContaining({ field: 'dispute_event', problem, disputeId: id, row: seq }),
      );
  });
});

test('a row that was slipped in as older than seals is found, since it says when it came to be', async () => {
  const differences = await unguarded(record.room.office.dataSource, async (tx) => {
    await execute(tx, {
      text: `insert into audit_entry (staff_id, organisation_id, action, dispute_id, at, predates_seals)
             select staff_id, organisation_id, 'dispute.read', dispute_id, at + interval '1 hour', true
             from audit_entry limit 1`,
    });
    return (await verifyRecord(tx, record.room.office.vault)).differences;
  });
  expect(differences).toMatchObject([{ field: 'audit_entry', problem: 'unproven' }]);
});

describe('the head that a backup carries', () => {
  const isStill = async (text: string) =>
    await unguarded(record.room.office.dataSource, async (tx) => {
      const head = await recordHeadOf(tx.client);
      await execute(tx, { text });
      const { root } = await verifyRecord(tx, record.room.office.vault);
      return { head, root, isThat: await isRecordOf(tx, head, root) };
    });

  test('is that of the record: the root that a certificate prints, and where the chains of seals stand', async () => {
    const { head, root, isThat } = await isStill('select');
    expect(isThat).toBe(true);
    expect(rootIn(head)).toBe(root);
    expect(head.split('\n').length).toBeGreaterThan(1);
  });

  test.each([
    ['a case', 'delete from dispute where id = (select max(id::text)::uuid from dispute)'],
    ['an event', 'delete from dispute_event where seq = (select max(seq) from dispute_event)'],
    ['a seal', 'delete from seal where position = (select max(position) from seal)'],
  ])('and is not that of a record without %s', async (_what, text) => {
    expect((await isStill(text)).isThat).toBe(false);
  });
});

describe('the matrix of what finds what', () => {
  test('names every table and every column that there is, and none that there is not', () => {
    const there = new Set(columns.map(({ table }) => table));
    const named = [...Object.keys(recordTables), ...Object.keys(outsideTheRecord)];
    expect(named.sort()).toEqual([...there].sort());
    for (const [table, { proven, excused = {} }] of Object.entries(recordTables)) {
      const names = columns.filter((column) => column.table === table).map(({ name }) => name);
      expect([table, ...Object.keys(proven), ...Object.keys(excused)].sort()).toEqual(
        [table, ...names].sort(),
      );
    }
  });
});

/** Ways to change one column: in a row where it has a value, in one where it has none. */
interface Mutation {
  readonly column: Column;
  readonly what: 'flipped' | 'emptied' | 'invented';
  readonly nth: number;
}

const provenTables = Object.keys(recordTables);

describe.each(provenTables)('a changed byte in %s', (table) => {
  test('is found in every column that is part of the record', async () => {
    const proven = Object.keys(recordTables[table]?.proven ?? {});
    const missed: string[] = [];
    const untried: string[] = [];
    for (const column of columns.filter((one) => one.table === table && proven.includes(one.name))) {
      let tried = 0;
      for (const mutation of mutationsOf(column)) {
        const outcome = await unguarded(record.room.office.dataSource, (tx) => mutated(tx, mutation));
        if (outcome === 'nothing to change') continue;
        tried += 1;
        if (!outcome.isFound)
          missed.push(`${column.name} ${mutation.what} ${outcome.row}: ${JSON.stringify(outcome.found)}`);
      }
      if (tried === 0) untried.push(column.name);
    }
    expect({ missed, untried }).toEqual({ missed: [], untried: [] });
  }, 600_000);
});

function mutationsOf(column: Column): readonly Mutation[] {
  const flips = [0, 1, 2].map((nth) => ({ column, what: 'flipped', nth }) as const);
  const others = ['emptied', 'invented'] as const;
  return [...flips, ...(column.isNullable ? others.map((what) => ({ column, what, nth: 0 }) as const) : [])];
}

/** Rows that are part of the record: no plans, no papers, no steps of which only the row itself tells. */
const rowsOfTheRecord: Readonly<Record<string, string>> = {
  review_meeting: `t.state <> 'planned'`,
  register_import: `t.committed_at is not null`,
  deadline: `exists (select 1 from deadline_step s where s.deadline_id = t.id)`,
  deadline_step: 't.escalation is not null',
  // The end of time is not changed by adding a day.
  dispute_tie: `t.next_due_on < 'infinity'`,
  // What an earlier state of a row was is not kept: its salt proves nothing any more.
  seal: 't.position = (select max(s.position) from seal s where s.subject_id = t.subject_id)',
};

async function mutated(tx: Tx, { column, what, nth }: Mutation) {
  const { table, name } = column;
  await dropGuards(tx, column);
  const wanted = what === 'invented' ? `t."${name}" is null` : `t."${name}" is not null`;
  const [row] = await query<{ ctid: string; row: Record<string, unknown> }>(tx, {
    text: `select t.ctid::text, to_jsonb(t) as row from ${table} t
           where ${wanted} and ${rowsOfTheRecord[table] ?? 'true'} order by md5(t.ctid::text || $1) limit 1`,
    values: [nth],
  });
  if (row === undefined) return 'nothing to change' as const;
  const isJson = ['json', 'jsonb'].includes(column.type) && what === 'flipped';
  const to = isJson
    ? `$2::${column.type}`
    : what === 'flipped'
      ? flipped(column)
      : what === 'emptied'
        ? 'null'
        : invented(column);
  await query(tx, {
    text: `update ${table} t set "${name}" = ${to} where t.ctid = $1::tid`,
    values: [row.ctid, ...(isJson ? [JSON.stringify(flippedJson(row.row[name], nth * 7))] : [])],
  });
  const { differences } = await verifyRecord(tx, record.room.office.vault);
  return {
    isFound: differences.some((difference) => names(difference, column, row.row)),
    row: JSON.stringify(row.row[name]).slice(0, 80),
    found: differences.slice(0, 3),
  };
}

/** Whoever bypasses triggers also takes down checks, keys and what makes a value unique. */
async function dropGuards(tx: Tx, { table, name }: Column): Promise<void> {
  await query(tx, {
    text: `do $$
      declare guard record;
      begin
        for guard in select conname from pg_constraint where conrelid = '${table}'::regclass and contype in ('c', 'p', 'u') loop
          execute format('alter table ${table} drop constraint %I cascade', guard.conname);
        end loop;
        for guard in select indexrelid::regclass as index from pg_index where indrelid = '${table}'::regclass and indisunique loop
          execute format('drop index %s', guard.index);
        end loop;
      end $$`,
  });
  await query(tx, { text: `alter table ${table} alter column "${name}" drop identity if exists` });
  await query(tx, { text: `alter table ${table} alter column "${name}" drop not null` });
}

/** The change is named: its table, and its case where it belongs to one that still goes by its name. */
function names(
  { field, disputeId }: Difference,
  { table, name }: Column,
  row: Readonly<Record<string, unknown>>,
): boolean {
  const owner = table === 'dispute' ? row.id : row.dispute_id;
  const isOfCase = ['dispute', 'dispute_event', 'dispute_intake', 'party', 'deadline', 'attachment'].includes(
    table,
  );
  if (isOfCase && name !== 'id' && name !== 'dispute_id')
    return disputeId === owner && field.startsWith(table);
  const sealing = table === 'seal' && ['salt', 'subject', 'subject_id'].includes(name);
  return sealing || field.startsWith(table);
}
