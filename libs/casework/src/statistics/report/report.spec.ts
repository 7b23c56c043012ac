import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { RuleBook } from '#casework/deadline';
import { DisputeService, PersonalData } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { inTransaction, query } from '#platform';
import { anOffice, type Office } from '../../../../../test/support/office.ts';
import { enterRegisterYear, expected, records } from '../../../../../test/support/register-year.ts';
import { Figures } from '../figures.service.ts';
import { StatisticsEditions } from './edition.service.ts';
import { StatisticsReports } from './report.service.ts';
import { differencesView, editionView, editReport, type ReportView, reportView } from './report.view.ts';

let office: Office;
let centre: StaffActor;
let reports: StatisticsReports;
let editions: StatisticsEditions;
let annual: ReportView;

beforeAll(async () => {
  office = await anOffice();
  centre = await office.actor('zhongxin');
  const figures = new Figures(office.dataSource, office.clock, { smallBelow: 10 });
  reports = new StatisticsReports(office.dataSource, office.clock, figures);
  editions = new StatisticsEditions(office.dataSource);
  await enterRegisterYear(office, centre);
  await screened([3, null, 2]);
  annual = await reports.begin(centre, { period: '2026' });
}, 60_000);
afterAll(() => office.close());

/** Weekly reports of the first villages: how often somebody went round. */
async function screened(times: readonly (number | null)[]): Promise<void> {
  await query(office.dataSource, {
    text: `
      insert into village_report (village_id, week, kind, screenings, reported_by, reported_at)
      select o.id, '2026-11-16', 'nil', t.screenings, $2, '2026-11-20T01:00:00Z'
      from unnest($1::smallint[]) with ordinality t (screenings, n)
      join (select id, row_number() over (order by code) as n from organisation where kind = 'village') o using (n)`,
    values: [times, centre.staffId],
  });
}

const sentence = (view: Pick<ReportView['draft'], 'sentences'>, id: string): string =>
  view.sentences.find((one) => one.id === id)?.text ?? '';
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const bytesOf = async (id: string, edition: number) => [
  digest((await editions.paper(centre, id, edition)).bytes),
  digest((await editions.form(centre, id, edition)).bytes),
];
const xmlOf = (bytes: Uint8Array, part: string): string =>
  Buffer.from(unzipSync(bytes)[part] ?? []).toString('utf8');

/** With SCREENSHOTS the files are kept there, to be looked at. */
async function keep(id: string, edition: number, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.docx`, (await editions.paper(centre, id, edition)).bytes);
  writeFileSync(`${folder}/${name}.xlsx`, (await editions.form(centre, id, edition)).bytes);
}

/** A case that was settled is opened again, by which it counts as repeated. */
async function reopenOne(): Promise<void> {
  const disputes = new DisputeService(
    office.clock,
    new PersonalData(office.vault),
    new RuleBook(office.dataSource),
  );
  const justice = await office.actor('sifasuo');
  const [settled] = await query<{ id: string }>(office.dataSource, {
    text: `select id from dispute where state = 'concluded' order by id limit 1`,
  });
  await inTransaction(office.dataSource, async (tx) => {
    await disputes.apply(tx, settled?.id ?? '', { type: 'REOPEN', reason: '一方反悔' }, justice);
  });
}

describe("the draft of the township's year", () => {
  const { totals } = expected;

  test('tells the numbers of the register in sentences', () => {
    const { draft } = annual;
    expect(reportView.strict().parse(annual)).toEqual(annual);
    expect(sentence(draft, 'screened')).toBe(
      '2026年（截至2026年11月23日），月山镇各村（社区）开展矛盾纠纷排查5次（排查次数不是案件数；另有1份周报未载明排查次数，未计入）。报送零报告3份。',
    );
    expect(sentence(draft, 'found')).toBe(`登记矛盾纠纷${records.length}件，受理${totals.accepted}件。`);
    expect(sentence(draft, 'closed')).toMatch(
      new RegExp(`^结案${totals.closed}件，其中调解成功${totals.settled}件`),
    );
    const rate = totals.rates.success_rate;
    expect(sentence(draft, 'rate')).toContain(
      `调解成功率${rate.percent_1dp}%（${rate.numerator}/${rate.denominator}）`,
    );
  });

  test('says that an open case is no failure, and what the other way of dividing would give', () => {
    const { percent_1dp, numerator, denominator } = totals.rates.settled_of_accepted;
    expect(sentence(annual.draft, 'open')).toBe(
      `期末在办${totals.open}件，其中逾期${totals.overdue}件；在办案件尚无结果，不计为调解不成，如按调解成功占受理计则为${percent_1dp}%（${numerator}/${denominator}），两数口径不同。`,
    );
  });

  test('sets what other registers say beside what they said before', () => {
    const table = annual.draft.printed.tables.find(({ title }) => title === '排查与发现');
    expect(table?.columns.map(({ title }) => title)).toEqual([
      '项目',
      '数量',
      '上期（环比）',
      '上年同期（同比）',
      '口径',
    ]);
    const cells = table?.rows.map((row) => row.slice(0, 4).map(({ text }) => text));
    expect(cells).toContainEqual(['排查次数', '5次', '0次', '0次']);
    expect(cells).toContainEqual(['未载明排查次数的周报', '1份', '—', '—']);
  });

  test('says how each check of its own figures came out', () => {
    const { accepted, closed, open } = totals;
    const notes = annual.draft.notes.join('\n');
    expect(notes).toContain(`上期结转0＋受理${accepted}＝结案${closed}＋在办${open}`);
    expect(notes).toMatch(
      /勾稽关系全部相符：各表分项之和等于合计（\d+项）；.*部分均不大于整体（\d+项）；各率均在0—100%之间/,
    );
  });

  test('is begun once: whoever begins it again finds it', async () => {
    const again = await reports.begin(await office.actor('sifasuo'), { period: '2026' });
    expect(again.id).toBe(annual.id);
    const { items } = await reports.page(centre, { kind: 'annual', limit: 10 });
    expect(items).toMatchObject([{ id: annual.id, state: 'draft', latest: null }]);
  });

  test('keeps an edited sentence beside the one that the figures give', async () => {
    const edited = await reports.edit(centre, annual.id, {
      texts: [
        { id: 'next', text: '下一步，重点排查宅基地纠纷。' },
        { id: 'learned', text: '土地承包纠纷多发于春耕前。' },
        { id: 'origins', text: null },
      ],
    });
    const marked = edited.draft.sentences.filter(({ isEdited }) => isEdited);
    expect(marked.map(({ id }) => id)).toEqual(['learned', 'next']);
    expect(marked[0]?.generated).toMatch(/^从受理情况看/);
    const restored = await reports.edit(centre, annual.id, { texts: [{ id: 'learned', text: null }] });
    expect(restored.draft.sentences.find(({ id }) => id === 'learned')?.isEdited).toBe(false);
  });
});

describe('words sent back', () => {
  test('as the figures gave them are no edit, which would stand still while the figures change', async () => {
    const given = sentence(annual.draft, 'closed');
    const sent = await reports.edit(centre, annual.id, { texts: [{ id: 'closed', text: given }] });
    expect(sent.draft.sentences.find(({ id }) => id === 'closed')?.isEdited).toBe(false);
    const [kept] = await query<{ texts: object }>(office.dataSource, {
      text: 'select texts from statistics_report where id = $1',
      values: [annual.id],
    });
    expect(kept?.texts).not.toHaveProperty('closed');
  });

  test('lose what nobody sees and what would turn their direction', () => {
    const texts = [{ id: 'next', text: ' 一\u0007\u202e二\u200b\r\n三\ufeff ' }];
    expect(editReport.parse({ texts })).toEqual({ texts: [{ id: 'next', text: '一二\n三' }] });
  });
});

describe('words that two people save', () => {
  const saved = (next: string, read?: number) =>
    reports.edit(centre, annual.id, { texts: [{ id: 'next', text: next }] }, read);

  test('are not saved or published over what was not read', async () => {
    const read = (await reports.view(centre, annual.id)).version;
    const mine = await saved('下一步，先排查宅基地纠纷。', read);
    expect(mine).toMatchObject({ version: read + 1, worded: { by: { id: centre.staffId } } });
    const refusal = {
      kind: 'stale',
      code: 'report-changed-meanwhile',
      extensions: { version: read + 1, worded: { by: { id: centre.staffId } } },
    };
    await expect(saved('另一人的话。', read)).rejects.toMatchObject(refusal);
    await expect(reports.publish(centre, annual.id, {}, read)).rejects.toMatchObject(refusal);
    await saved('下一步，重点排查宅基地纠纷。', read + 1);
  });
});

describe('a published edition', () => {
  let before: readonly string[];
  beforeAll(async () => {
    const published = await reports.publish(centre, annual.id);
    expect(published).toMatchObject({ state: 'published', latest: { edition: 1, reason: null } });
    before = await bytesOf(annual.id, 1);
    await keep(annual.id, 1, 'annual-1');
  });

  test('is whole, and its hashes are those of what it holds', async () => {
    const view = await editions.view(centre, annual.id, 1);
    expect(editionView.strict().parse(view)).toEqual(view);
    expect(view.isIntact).toBe(true);
    expect(view.definitions.counts.closed.version).toBe(2);
    expect(await editions.proof(centre, annual.id, 1)).toMatchObject({
      hash: view.hash,
      isIntact: true,
      casesAreIntact: true,
      cases: records.length,
    });
  });

  test('stands with its hash in a sealed note', async () => {
    const { hash } = await editions.view(centre, annual.id, 1);
    const notes = await query<{ reason: string }>(office.dataSource, {
      text: `select reason from audit_entry where action = 'statistics.publish'`,
    });
    const { files } = await editions.proof(centre, annual.id, 1);
    expect(files.map(({ form, isIntact }) => [form, isIntact])).toEqual([
      ['docx', true],
      ['xlsx', true],
    ]);
    expect(files.map(({ sha256 }) => sha256)).toEqual(before);
    const [paper, form] = before;
    expect(notes.map(({ reason }) => reason)).toEqual([
      `月山镇 2026 第1版 ${hash} docx ${paper} xlsx ${form}`,
    ]);
  });

  test('hands out the form so that it is printed: the head and the units on every page, room for every head', async () => {
    const { bytes } = await editions.form(centre, annual.id, 1);
    const sheet = xmlOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(sheet).toMatch(
      /<pageSetup paperSize="9" orientation="landscape" fitToWidth="[23]" fitToHeight="0"\/>/,
    );
    expect(sheet.match(/<pageSetup\b/g)).toHaveLength(1);
    expect(sheet).toMatch(/<row r="3"[^>]* ht="48"/);
    expect(xmlOf(bytes, 'xl/workbook.xml')).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'案件统计表'!$A:$A,'案件统计表'!$1:$3</definedName>`,
    );
  });

  test('gives the heads of the rates and of the meanings one line, as they have', async () => {
    const { bytes } = await editions.form(centre, annual.id, 1);
    const heightOf = (sheet: number) =>
      /<row r="1"[^>]* ht="(\d+)"/.exec(xmlOf(bytes, `xl/worksheets/sheet${sheet}.xml`))?.[1];
    expect([heightOf(3), heightOf(4)]).toEqual(['16', '16']);
  });

  test('hands out the form with who mediates: what the directory does not know stays empty', async () => {
    const { bytes } = await editions.form(centre, annual.id, 1);
    const sheets = await readXlsxFile(Buffer.from(bytes));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['案件统计表', '组织队伍', '比率', '口径']);
    const rows = sheets[1]?.data ?? [];
    const titles = rows[2] ?? [];
    const [village, townships] = ['村（居）', '乡镇（街道）'].map(
      (title) => rows[3]?.[titles.indexOf(title)],
    );
    const [people] = await query<{ bodies: number; mediators: number }>(office.dataSource, {
      text: `select count(distinct o.id) filter (where o.kind = 'village')::int as bodies, count(distinct s.id)::int as mediators
             from appointment a join staff s on s.id = a.staff_id join organisation o on o.id = s.organisation_id
             where a.role = 'mediator' and a.starts_on <= '2026-11-23' and coalesce(a.ends_on, 'infinity') >= '2026-11-23'
               and (o.id = $1 or o.parent_id = $1)`,
      values: [centre.townshipIds[0]],
    });
    expect([village, townships]).toEqual([people?.bodies, 1]);
    expect(rows[3]?.[titles.indexOf('合计', 7)]).toBe(people?.mediators);
    expect(rows[3]?.[titles.indexOf('女性')]).toBeNull();
    expect(String(rows[4]?.[0])).toContain('空白为本系统没有登记的项目');
    expect(sheets[0]?.data[2]).toContain('当事人数（人）');
  });

  test('is published once', async () => {
    await expect(reports.publish(centre, annual.id)).rejects.toMatchObject({ code: 'already-published' });
  });

  test('opens every figure, in total and by line, to as many cases as it counted', async () => {
    const { content } = await editions.view(centre, annual.id, 1);
    const opened = (figure: 'accepted' | 'settled' | 'found', over: object = {}) =>
      editions.cases(centre, annual.id, 1, { figure, limit: 100, ...over });
    expect((await opened('found')).total).toBe(content.found);
    for (const figure of ['accepted', 'settled'] as const) {
      expect((await opened(figure)).items).toHaveLength(content.figures.counts[figure] ?? -1);
      for (const { by, lines } of content.figures.breakdowns)
        for (const { key, counts } of lines)
          expect((await opened(figure, { by, key: key ?? undefined, limit: 1 })).total).toBe(counts[figure]);
    }
  });

  test('shows on the screen the tables of the paper, each number of which opens its cases', async () => {
    const { printed } = await editions.view(centre, annual.id, 1);
    const xml = xmlOf((await editions.paper(centre, annual.id, 1)).bytes, 'word/document.xml');
    expect(xml).toContain(printed.title);
    for (const { title } of printed.tables) expect(xml).toContain(title);
    const byType = printed.tables.find(({ title }) => title === '按纠纷类型');
    const [first] = byType?.rows ?? [];
    const [, accepted, , settled] = first ?? [];
    for (const cell of [accepted, settled]) {
      if (!cell?.opens) throw new Error('a number of the table opens its cases');
      const { figure, by, key } = cell.opens;
      const told = { figure, by: by as 'type', key: key ?? undefined, limit: 1 };
      expect((await editions.cases(centre, annual.id, 1, told)).total).toBe(Number(cell.text));
    }
  });

  test('marks in the paper what people wrote, and says what the figures had given', async () => {
    const xml = xmlOf((await editions.paper(centre, annual.id, 1)).bytes, 'word/document.xml');
    expect(xml).toContain('下一步，重点排查宅基地纠纷。〔注1〕');
    expect(xml).toContain('〔注1〕人工撰写。');
    expect(xml).not.toContain('与前一版的差异');
  });

  test('cannot be changed, nor can its cases', async () => {
    for (const change of [
      `update statistics_edition set reason = 'x'`,
      `delete from statistics_edition`,
      `update statistics_edition_case set figures = '{}'`,
      `delete from statistics_edition_case`,
      `update statistics_edition_file set content = ''`,
      `delete from statistics_edition_file`,
    ])
      await expect(query(office.dataSource, { text: change })).rejects.toThrow('only added to');
  });

  test('renders the same bytes after later events, words and names', async () => {
    await reopenOne();
    await reports.edit(centre, annual.id, { texts: [{ id: 'next', text: '另写一句。' }] });
    await query(office.dataSource, {
      text: `update organisation set name = name || '（新）' where kind = 'village'`,
    });
    office.clock.set('2026-12-01T01:00:00.000Z');
    expect(await bytesOf(annual.id, 1)).toEqual(before);
  });

  test('is handed out as it was kept, however its report and its people are called by then', async () => {
    const rename = (to: string) =>
      query(office.dataSource, {
        text: `with s as (update staff set name = ${to}), l as (update local_type set zh = ${to.replaceAll('name', 'zh')})
               update organisation set name = ${to} where kind = 'township'`,
      });
    await rename(`name || '（后来）'`);
    expect(await bytesOf(annual.id, 1)).toEqual(before);
    expect(await editions.proof(centre, annual.id, 1)).toMatchObject({
      isIntact: true,
      casesAreIntact: true,
    });
    await rename(`replace(name, '（后来）', '')`);
  });

  test('is corrected by a new edition, which says why and what differs', async () => {
    const corrected = await reports.correct(centre, annual.id, { reason: '一件已重开' });
    expect(corrected.editions.map(({ edition }) => edition)).toEqual([2, 1]);
    const differences = await editions.differences(centre, annual.id, 2);
    expect(differencesView.strict().parse(differences)).toEqual(differences);
    const totals = differences.figures.filter(({ table }) => table === 'counts');
    expect(totals).toContainEqual(expect.objectContaining({ figure: 'repeated', difference: 1 }));
    expect(totals.map(({ figure }) => figure)).not.toContain('settled');
    expect(differences).toMatchObject({ reason: '一件已重开', cases: { added: 0, removed: 0 } });
    expect(differences.sentences.map(({ id }) => id)).toContain('next');
    const xml = xmlOf((await editions.paper(centre, annual.id, 2)).bytes, 'word/document.xml');
    expect(xml).toContain('更正原因：一件已重开');
    expect(await bytesOf(annual.id, 1)).toEqual(before);
    await keep(annual.id, 2, 'annual-2');
    await expect(editions.differences(centre, annual.id, 1)).rejects.toMatchObject({
      code: 'no-edition-before',
    });
  });
});

describe('a report of a shorter period', () => {
  test('without any case says so, and publishes', async () => {
    const { id, draft } = await reports.begin(centre, { period: '2025-06' });
    expect(sentence(draft, 'screened')).toBe('2025年6月，月山镇各村（社区）未报送排查次数。');
    expect(sentence(draft, 'found')).toBe('本期未发现矛盾纠纷，无受理、无结转。');
    expect(draft.sentences.filter(({ text }) => text.includes('%'))).toEqual([]);
    await reports.publish(centre, id);
    expect(await editions.proof(centre, id, 1)).toMatchObject({ cases: 0, casesAreIntact: true });
    expect(xmlOf((await editions.paper(centre, id, 1)).bytes, 'word/document.xml')).toContain('月度报告');
    await keep(id, 1, 'empty-month');
  });

  test('over few cases prints numbers and no percentage', async () => {
    const { draft } = await reports.begin(centre, { period: '2026-11' });
    const { counts } = draft.content.figures;
    expect(counts.accepted).toBeLessThan(10);
    expect(sentence(draft, 'types')).not.toContain('%');
    expect(sentence(draft, 'rate')).toContain('分母不足10件的只列件数');
  });

  test('is a quarter, a half-year, or a month, and no week', async () => {
    expect((await reports.begin(centre, { period: '2026-Q3' })).kind).toBe('quarter');
    expect((await reports.begin(centre, { period: '2026-H1' })).kind).toBe('halfYear');
    await expect(reports.begin(centre, { period: '2026-W40' })).rejects.toMatchObject({
      code: 'no-report-of-such-periods',
      errors: [{ pointer: '/period' }],
    });
    await expect(reports.begin(centre, { period: '2030' })).rejects.toMatchObject({
      code: 'period-not-begun',
      errors: [{ pointer: '/period' }],
    });
    await expect(reports.begin(centre, { period: 'x' })).rejects.toMatchObject({
      code: 'period-invalid',
      errors: [{ pointer: '/period' }],
    });
  });

  test('of another part of the tree is not there', async () => {
    const organisation = '00000000-0000-4000-8000-000000000000';
    await expect(reports.begin(centre, { period: '2026', organisation })).rejects.toMatchObject({
      errors: [{ pointer: '/organisation' }],
    });
    const stranger = { ...centre, townshipIds: [], organisationId: organisation };
    await expect(reports.view(stranger, annual.id)).rejects.toMatchObject({ code: 'no-such-report' });
    await expect(editions.view(stranger, annual.id, 1)).rejects.toMatchObject({ code: 'no-such-report' });
    await expect(editions.view(centre, annual.id, 9)).rejects.toMatchObject({ code: 'no-such-edition' });
  });
});

describe('edited words that may be wrong', () => {
  let id: string;
  const doubts = async () => (await reports.view(centre, id)).draft.doubts;
  const word = (sentence: 'closed' | 'screened', text: string | null) =>
    reports.edit(centre, id, { texts: [{ id: sentence, text }] });
  beforeAll(async () => {
    id = (await reports.begin(centre, { period: '2026-H2' })).id;
  });

  test('hold numbers that the figures do not give: nobody publishes them without having looked', async () => {
    await word('closed', '下半年结案999件，成效明显。');
    expect(await doubts()).toEqual([{ id: 'closed', hasMoved: false, numbers: ['999'] }]);
    await expect(reports.publish(centre, id)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'sentences-not-looked-at',
      errors: [{ pointer: '/acknowledged', messageZh: '“结案”一句其中的999不是数字给出的' }],
      extensions: { doubts: [{ id: 'closed' }] },
    });
    await expect(reports.publish(centre, id, { acknowledged: ['rate'] })).rejects.toMatchObject({
      code: 'sentences-not-looked-at',
    });
    await word('closed', '下半年结案工作成效明显。');
    await word('screened', '下半年排查工作扎实开展。');
    expect(await doubts()).toEqual([]);
    expect(await reports.publish(centre, id)).toMatchObject({ latest: { edition: 1 } });
  });

  test('were written over figures that have moved since, until somebody looks at them for an edition', async () => {
    await query(office.dataSource, { text: 'update village_report set screenings = 9 where screenings = 3' });
    expect(await doubts()).toEqual([{ id: 'screened', hasMoved: true, numbers: [] }]);
    await expect(reports.correct(centre, id, { reason: '补报排查次数' })).rejects.toMatchObject({
      code: 'sentences-not-looked-at',
      errors: [{ messageZh: '“排查”一句修改之后数字已有变动' }],
    });
    const asked = { reason: '补报排查次数', acknowledged: ['screened' as const] };
    expect(await reports.correct(centre, id, asked)).toMatchObject({
      latest: { edition: 2 },
      draft: { doubts: [] },
    });
    expect(await doubts()).toEqual([]);
  });
});
