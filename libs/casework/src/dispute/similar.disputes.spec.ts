import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StaffActor } from '#casework/organisation';
import { type CommandInput, disputeCommands } from '#domain';
import { inTransaction, query, type Statement } from '#platform';
import { aDesk, type Desk } from '../../../../test/support/desk.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { SimilarDisputes, similarStatement, toldSoFar } from './similar.disputes.ts';

const many = 6_000;

let office: Office;
let desk: Desk;
let similar: SimilarDisputes;
let centre: StaffActor;
let mediator: StaffActor;
let elsewhere: StaffActor;
let reporter: StaffActor;
let auditor: StaffActor;

beforeAll(async () => {
  office = await anOffice();
  desk = await aDesk(office);
  desk.on('2026-11-23');
  similar = new SimilarDisputes(office.dataSource, office.clock, desk.personal, desk.detail);
  const people = ['zhongxin', 'guochangshun', 'shiyumei', 'wanggeyuan', 'shenji'].map((one) =>
    office.actor(one),
  );
  [centre, mediator, elsewhere, reporter, auditor] = (await Promise.all(people)) as [
    StaffActor,
    StaffActor,
    StaffActor,
    StaffActor,
    StaffActor,
  ];
});
afterAll(() => office.close());

const reported = async (actor: StaffActor, over: Partial<CommandInput<'REPORT'>>): Promise<string> => {
  const command = disputeCommands.REPORT.parse({
    origin: 'village',
    placeId: actor.organisationId,
    typeCode: 'NEI',
    summary: '一般纠纷',
    partiesUnknown: true,
    ...over,
  });
  return await inTransaction(
    office.dataSource,
    async (tx) => (await desk.intake.report(tx, command, actor)).id,
  );
};
const found = async (actor: StaffActor, told: object) =>
  (await similar.toTold(actor, toldSoFar.parse(told))).items;
const person = (name: string, over: object = {}) => ({
  parties: [{ role: 'applicant' as const, name, ...over }],
  partiesUnknown: undefined,
});

describe('what may be the same dispute', () => {
  test('is another case of the same person, by number also under another name, whatever became of it', async () => {
    const id = await reported(elsewhere, {
      typeCode: 'LAB',
      ...person('欧阳明月', { idNumber: '11010519491231002X' }),
    });
    await desk.send('zhongxin', id, 'DECLINE', { ground: '不属于民间纠纷', guidedTo: '法院' });
    const [hit] = await found(centre, { parties: [{ name: '欧阳月', idNumber: '11010519491231002x' }] });
    expect(hit).toMatchObject({ dispute: { id, state: 'declined' }, isSamePerson: true });
    expect(hit?.reasons).toEqual([{ code: 'number', zh: '当事人证件号码相同', en: expect.any(String) }]);
    const noted = await query<{ n: number }>(office.dataSource, {
      text: `select count(*)::int as n from audit_entry where action = 'person.search' and staff_id = $1`,
      values: [centre.staffId],
    });
    expect(noted).toEqual([{ n: 1 }]);
  });

  test('is one with a party of the same telephone number or of exactly the same name', async () => {
    const id = await reported(elsewhere, person('上官文轩', { phone: '13800000177' }));
    const reasons = async (party: object) =>
      (await found(centre, { parties: [party] })).map((one) => [one.dispute.id, one.reasons[0]?.code]);
    expect(await reasons({ phone: '138 0000 0177' })).toEqual([[id, 'phone']]);
    expect(await reasons({ name: '上官文轩' })).toEqual([[id, 'name']]);
    expect(await reasons({ name: '上官文' })).toEqual([]);
  });

  test('is an open case of the village that is told in similar words, before others of its type', async () => {
    const summary = '两家为屋后古井用水争吵，雨水倒灌';
    const close = await reported(mediator, { summary });
    await reported(mediator, { summary: '为牛吃青苗争吵' });
    const told = { placeId: mediator.organisationId, typeCode: 'NEI', summary: '因屋后古井用水引发争吵' };
    const items = await found(centre, told);
    expect(items[0]).toMatchObject({ dispute: { id: close }, isSamePerson: false });
    expect(items[0]?.reasons.map(({ code }) => code)).toEqual(['text', 'place', 'type']);
    expect(items.length).toBeGreaterThan(1);
    await desk.send('zhongxin', close, 'DECLINE', { ground: '不属于民间纠纷', guidedTo: '法院' });
    expect((await found(centre, told)).map(({ dispute }) => dispute.id)).not.toContain(close);
  });

  test('is nothing while nothing is told', async () => {
    expect(await found(centre, {})).toEqual([]);
    expect(await found(centre, { typeCode: 'NEI', summary: '争吵' })).toEqual([]);
  });

  test('of a case that is there is found by what it says, and is never itself', async () => {
    const one = await reported(mediator, {
      typeCode: 'CON',
      ...person('诸葛长风', { phone: '13800000188' }),
    });
    const two = await reported(mediator, {
      typeCode: 'CON',
      ...person('诸葛长风', { phone: '13800000188' }),
    });
    const { items } = await similar.toCase(centre, one);
    expect(items[0]).toMatchObject({ dispute: { id: two }, isSamePerson: true });
    expect(items[0]?.reasons.map(({ code }) => code)).toEqual(['phone', 'text', 'name', 'place', 'type']);
    expect(items.map(({ dispute }) => dispute.id)).not.toContain(one);
  });
});

describe('to whoever may not see all', () => {
  test('a case out of sight is not there', async () => {
    await reported(elsewhere, person('司徒静水'));
    expect(await found(mediator, { parties: [{ name: '司徒静水' }] })).toEqual([]);
    expect(await found(mediator, { placeId: elsewhere.organisationId, typeCode: 'NEI' })).toEqual([]);
  });

  test('a masked one is shown by place and type, whether or not its names and words were guessed', async () => {
    const over = {
      typeCode: 'ENV' as const,
      summary: '养殖场排污',
      ...person('令狐清泉', { phone: '13800000199' }),
    };
    const id = await reported(mediator, over);
    const place = { placeId: reporter.organisationId, typeCode: 'ENV' };
    const right = { ...place, summary: over.summary, parties: [{ name: '令狐清泉', phone: '13800000199' }] };
    const wrong = { ...place, summary: '别的事情', parties: [{ name: '别的姓名', phone: '13800000000' }] };
    const items = await found(reporter, right);
    expect(items).toEqual(await found(reporter, wrong));
    expect(items.find(({ dispute }) => dispute.id === id)).toMatchObject({
      isSamePerson: false,
      dispute: { sight: 'masked', summary: null, parties: expect.not.stringContaining('令狐清泉') },
      reasons: [{ code: 'place' }, { code: 'type' }],
    });
    expect(await found(reporter, { parties: [{ name: '令狐清泉' }] })).toEqual([]);
    const { items: ofCase } = await similar.toCase(auditor, id);
    expect(ofCase.every(({ isSamePerson }) => !isSamePerson)).toBe(true);
  });

  test('nor does a sensitive case confirm a name, even to the centre', async () => {
    await reported(elsewhere, { riskFactors: ['minors'], ...person('慕容小满') });
    expect(await found(centre, { parties: [{ name: '慕容小满' }] })).toEqual([]);
  });
});

describe('among many cases', () => {
  beforeAll(multiplied, 120_000);

  test('ten are shown at most', async () => {
    const items = await found(centre, { placeId: mediator.organisationId, typeCode: 'NEI' });
    expect(items).toHaveLength(10);
  });

  test('no more are read than are compared', async () => {
    const asked = {
      placeId: mediator.organisationId,
      typeCode: 'NEI' as const,
      summary: '两家为门前排水沟争吵',
      names: ['单小雨', '没有此人'],
      numberIndexes: [Buffer.alloc(32)],
      phoneIndexes: [Buffer.alloc(32)],
      except: null,
    };
    // The open ones of the village and, again, the two hundred that are compared; at 100,000 cases it is 400 rows in 6 ms.
    expect(await rowsRead(similarStatement(centre, asked))).toBeLessThan(1_000);
  });
});

/** Old cases of the village, one in ten open, each with a party of its own name. */
async function multiplied(): Promise<void> {
  const id = await reported(mediator, { summary: '为门前排水沟争吵' });
  await query(office.dataSource, {
    text: `
      with made as (
        insert into dispute (id, version, snapshot, head_hash, stage, dossier, escalation, risk, township_id, place_id, holder_id,
          lead_id, type_code, origin, channel, complexity, summary, persons, attempt, round, reported_on, outcome, outcome_on,
          created_at, updated_at, number, number_year, number_seq, accepted_on)
        select gen_random_uuid(), 1, d.snapshot, d.head_hash, case when n % 10 = 0 then 'reported' else 'resolved' end, 'open',
          'none', 'green', d.township_id, d.place_id, d.holder_id,
        case when n % 10 = 0 then null else d.holder_id end, d.type_code, d.origin, d.channel, d.complexity,
          d.summary || n, 2, 1, 1, date '2020-01-01' + n / 3, 'settled', date '2026-01-01', now(), now(),
          '（2020）月人调字第' || n || '号', 2020, n, date '2020-01-02'
        from dispute d, generate_series(1, $2) as n where d.id = $1
        returning id, number_seq)
      insert into party (id, dispute_id, kind, role, name, headcount, position)
      select gen_random_uuid(), id, 'person', 'applicant', '居民' || number_seq, 1, 1 from made`,
    values: [id, many],
  });
  for (const table of ['dispute', 'party'])
    await query(office.dataSource, { text: `vacuum analyze ${table}` });
}

interface Plan {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** How many rows of disputes and parties a statement looked at, but for the names of those that it shows. */
async function rowsRead({ text, values = [] }: Statement): Promise<number> {
  const [row] = await query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(office.dataSource, {
    text: `explain (analyze, format json) ${text}`,
    values,
  });
  const tables = ['dispute', 'dispute_intake'];
  const sum = (plan: Plan): number =>
    (tables.includes(plan['Relation Name'] ?? '')
      ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
      : 0) + (plan.Plans ?? []).reduce((rows, each) => rows + sum(each), 0);
  return row === undefined ? 0 : sum(row['QUERY PLAN'][0].Plan);
}
