import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { RuleBook } from '#casework/deadline';
import { DisputeIntake, DisputeList, type ImportedCase, PersonalData } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { inRecord, verifyCase } from '#casework/verification';
import { disputeListQuery } from '#domain';
import { query } from '#platform';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { RegisterImportService } from './register.import.service.ts';
import { parseRegisterFile } from './register-file.parser.ts';

const fixture = (name: string) => new URL(`../../../../test/fixtures/register/${name}`, import.meta.url);

let office: Office;
let centre: StaffActor;
let imports: RegisterImportService;

beforeAll(async () => {
  office = await anOffice();
  centre = await office.actor('zhongxin');
  const intake = new DisputeIntake(
    office.clock,
    new PersonalData(office.vault),
    new RuleBook(office.dataSource),
  );
  imports = new RegisterImportService(office.dataSource, office.clock, intake, office.vault);
});
afterAll(() => office.close());

async function importFile(name: string) {
  const { id } = await imports.begin(centre, name, await readFile(fixture(name)));
  return await imports.commit(centre, id);
}

test('the register of the township goes in once, whichever way it is handed in', async () => {
  expect(await importFile('register-2026.xlsx')).toEqual({ imported: 57, repeated: 0, held: 3, refused: [] });
  expect(await importFile('register-2026.xlsx')).toEqual({ imported: 0, repeated: 57, held: 3, refused: [] });
  expect(await importFile('register-2026.csv')).toEqual({ imported: 0, repeated: 57, held: 3, refused: [] });
});

test('every imported case is proved by its history', async () => {
  const rows = await query<{ id: string }>(office.dataSource, { text: 'select id from dispute' });
  const results = await Promise.all(
    rows.map(({ id }) => inRecord(office.dataSource, (tx) => verifyCase(tx, office.vault, id))),
  );
  expect(results).toHaveLength(57);
  expect(results.flatMap(({ differences }) => differences)).toEqual([]);
});

test('cases are numbered as their rows follow one another, each year from 1 and without a gap', async () => {
  const series = await query<{ year: number; seqs: readonly number[] }>(office.dataSource, {
    text: `select d.number_year as year, array_agg(d.number_seq order by (e.payload -> 'source' ->> 'row')::int) as seqs
           from dispute d join dispute_event e on e.dispute_id = d.id and e.seq = 1 group by 1 order by 1`,
  });
  expect(series.flatMap(({ seqs }) => seqs)).toHaveLength(57);
  for (const { seqs } of series) expect(seqs).toEqual(seqs.map((_, n) => n + 1));
});

test('a case enters the state that its row proves', async () => {
  const states = await query<{ state: string; count: number }>(office.dataSource, {
    text: 'select state, count(*) as count from dispute group by state order by state',
  });
  const byState = Object.fromEntries(states.map(({ state, count }) => [state, count]));
  expect(byState).toMatchObject({ underway: 7, terminated: 2, referred: 2, withdrawn: 1, agreed: 2 });
  const list = new DisputeList(office.dataSource, office.clock);
  const { items } = await list.page(centre, disputeListQuery.parse({ q: '何建军', stage: 'resolved' }));
  expect(items).toMatchObject([{ outcome: 'settled', outcomeOn: '2026-10-31', holder: { name: '派出所' } }]);
});

test('the held rows come back as a workbook whose corrections can be handed in again', async () => {
  const { id } = await imports.begin(
    centre,
    'register-2026.xlsx',
    await readFile(fixture('register-2026.xlsx')),
  );
  const held = await imports.heldRows(centre, id);
  const again = await imports.begin(centre, 'held.xlsx', held);
  expect(again.reading.summary).toMatchObject({ dataRows: 3 });
});

test('a mapping is kept by header, so that the next register with other columns is not read by place', async () => {
  const csv = (first: string) =>
    Buffer.from(`${first},排查日期,村,类型,结果,当事人\n排水,2026-3-5,柳溪村,邻里,已化解,甲与乙\n`);
  const { id } = await imports.begin(centre, 'a.csv', csv('甲栏'));
  const { reading } = await imports.correct(centre, id, { mapping: { '0': 'summary' }, save: true });
  expect(reading.layout?.columns[0]).toMatchObject({ header: '甲栏', field: 'summary' });
  const fieldOf = async (first: string) =>
    (await imports.begin(centre, 'b.csv', csv(first))).reading.layout?.columns[0]?.field;
  expect(await fieldOf('甲栏')).toBe('summary');
  expect(await fieldOf('乙栏')).toBeNull();
});

describe('a batch of which one case cannot be written', () => {
  const rows = (day: string) =>
    Buffer.from(
      `排查日期,村,类型,结果,当事人\n${day},柳溪村,邻里,已化解,戊与己\n${day},柳溪村,邻里,已化解,庚与辛\n${day},柳溪村,邻里,已化解,壬与癸`,
    );
  const faulty = (change: (one: ImportedCase) => ImportedCase | Error) => {
    const intake = new DisputeIntake(
      office.clock,
      new PersonalData(office.vault),
      new RuleBook(office.dataSource),
    );
    jest.spyOn(intake, 'import').mockImplementation((tx, cases, actor) => {
      const changed = cases.map((one) => (one.event.source.row === 3 ? change(one) : one));
      const error = changed.find((one) => one instanceof Error);
      if (error) throw error;
      return DisputeIntake.prototype.import.call(intake, tx, changed as ImportedCase[], actor);
    });
    return new RegisterImportService(office.dataSource, office.clock, intake, office.vault);
  };
  const numbered = async () => {
    const [row] = await query<{ cases: number; numbers: number; parties: number }>(office.dataSource, {
      text: `select (select count(*) from dispute)::int as cases, (select sum(last) from number_series)::int as numbers,
               (select count(*) from party)::int as parties`,
    });
    return row ?? { cases: 0, numbers: 0, parties: 0 };
  };

  test('is entered without it, which is named with its reason and costs no number', async () => {
    const [known] = await query<{ import_key: string }>(office.dataSource, {
      text: `select import_key from dispute where import_key is not null limit 1`,
    });
    const imports = faulty((one) => ({ ...one, importKey: known?.import_key ?? '' }));
    const before = await numbered();
    // Looked for under its own key and written under another's, as if two imports had met.
    const { id } = await imports.begin(centre, 'one-bad.csv', rows('2026-3-8'));
    const result = await imports.commit(centre, id);
    expect(result).toMatchObject({ imported: 2, repeated: 0, held: 0, refused: [{ row: 3 }] });
    expect(result.refused[0]?.messageZh).toBe('第3行未能导入：已存在相同的记录');
    const after = await numbered();
    expect(after).toEqual({
      cases: before.cases + 2,
      numbers: before.numbers + 2,
      parties: before.parties + 4,
    });
    expect((await imports.preview(centre, id)).result).toEqual(result);
  });

  test('says of a row that the program cannot enter no more than that', async () => {
    const imports = faulty(() => new Error('戊与己'));
    const { id } = await imports.begin(centre, 'program.csv', rows('2026-3-9'));
    const { refused } = await imports.commit(centre, id);
    expect(refused).toEqual([
      { row: 3, messageZh: '第3行未能导入：系统无法录入', message: expect.not.stringContaining('戊') },
    ]);
  });

  test('is left as a whole, to be gone on with, while the database is away', async () => {
    const away = Object.assign(new Error('terminating connection'), { code: '57P01' });
    const { id } = await imports.begin(centre, 'away.csv', rows('2026-3-10'));
    const before = await numbered();
    await expect(faulty(() => away).commit(centre, id)).rejects.toBe(away);
    expect(await numbered()).toEqual(before);
    expect(await imports.commit(centre, id)).toMatchObject({ imported: 3, refused: [] });
  });
});

test('what a row says beyond the fields stands in the history of its case', async () => {
  const csv = `2026年台账
登记日期,受理日期,村,类型,当事人,案由,简要情况,协议金额(元),结果,诉求,诉求
2026-3-5,2026-3-6,柳溪村,邻里,丙与丁,排水案,屋后排水,1200,双方达成协议并当场握手言和,清沟,赔偿`;
  const { id } = await imports.begin(centre, 'words.csv', Buffer.from(csv));
  expect(await imports.commit(centre, id)).toMatchObject({ imported: 1 });
  const [event] = await query<{ words: Record<string, string> }>(office.dataSource, {
    text: `select payload -> 'words' as words from dispute_event where payload -> 'source' ->> 'file' = 'words.csv'`,
  });
  expect(event?.words).toMatchObject({
    title: '排水案',
    acceptedOn: '2026-03-06',
    agreedAmountFen: '120000',
    closedOnStated: 'false',
    'other:结果': '双方达成协议并当场握手言和',
    'other:诉求': '清沟；赔偿',
  });
});

test('the same rows add nothing after the held ones were corrected and handed in', async () => {
  const content = await readFile(fixture('register-2026.xlsx'));
  const { id } = await imports.begin(centre, 'register-2026.xlsx', content);
  const held = await parseRegisterFile(await imports.heldRows(centre, id));
  const lines = held.cells.map((row) =>
    row.map((cell) => {
      if (cell === '东岗村') return '柳溪村';
      if (typeof cell === 'object' && cell?.date === '2026-07-12') return '2026-07-28';
      const text = typeof cell === 'object' ? (cell?.date ?? '') : String(cell);
      return `"${text.replaceAll('"', '""')}"`;
    }),
  );
  const corrected = Buffer.from(lines.map((row) => row.join(',')).join('\n'));
  const again = async (file: Buffer) =>
    await imports.commit(centre, (await imports.begin(centre, 'corrected.csv', file)).id);
  expect(await again(corrected)).toEqual({ imported: 2, repeated: 1, held: 0, refused: [] });
  expect(await again(corrected)).toEqual({ imported: 0, repeated: 3, held: 0, refused: [] });
  expect(await again(content)).toEqual({ imported: 0, repeated: 57, held: 3, refused: [] });
});

test('a wording of older and local forms is entered as the local type that it names, in its class', async () => {
  const rows = [
    '序号,排查日期,村（社区）,纠纷类型,当事人,简要情况,办理结果',
    '1,2026-09-01,柳溪村,旅游纠纷,甲某,游客与农家乐争吵,调解中',
    '2,2026-09-02,柳溪村,债务,乙某,欠款未还,调解中',
    '3,2026-09-03,柳溪村,邻里,丙某,排水沟,调解中',
  ];
  const { id, reading } = await imports.begin(centre, 'local.csv', Buffer.from(rows.join('\n')));
  const codes = reading.rows.flatMap(({ messages }) => messages.map(({ code }) => code));
  expect(codes).toContain('LOCAL_TYPE_READ');
  expect(codes).not.toContain('TYPE_READ_AS_OTHER');
  expect(await imports.commit(centre, id)).toMatchObject({ imported: 3, held: 0 });
  const cases = await query<{ typeCode: string; localTypeCode: string | null; event: string | null }>(
    office.dataSource,
    {
      text: `select d.type_code as "typeCode", d.local_type_code as "localTypeCode", e.payload ->> 'localTypeCode' as event
             from dispute d join dispute_event e on e.dispute_id = d.id and e.seq = 1
             where e.payload -> 'source' ->> 'importId' = $1 order by d.reported_on`,
      values: [id],
    },
  );
  expect(cases).toEqual([
    { typeCode: 'OTH', localTypeCode: 'TOURISM', event: 'TOURISM' },
    { typeCode: 'CON', localTypeCode: 'DEBT', event: 'DEBT' },
    { typeCode: 'NEI', localTypeCode: null, event: null },
  ]);
});
