import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RuleBook } from '#casework/deadline';
import type { StaffActor } from '#casework/organisation';
import { inRecord, verifyCase } from '#casework/verification';
import { type Command, disputeListQuery, RuleError } from '#domain';
import { query } from '#platform';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { Receipts } from './command.receipt.ts';
import { DisputeCommands } from './dispute.commands.ts';
import { DisputeDetail } from './dispute.detail.ts';
import { DisputeIntake } from './dispute.intake.ts';
import { DisputeList } from './dispute.list.ts';
import { DisputeService } from './dispute.service.ts';
import { PersonalData } from './personal.data.ts';

let office: Office;
let commands: DisputeCommands;
let list: DisputeList;
let detail: DisputeDetail;
let centre: StaffActor;
let justiceOffice: StaffActor;
let reporter: StaffActor;
let mediator: StaffActor;
let stranger: StaffActor;

beforeAll(async () => {
  office = await anOffice();
  const { dataSource, clock } = office;
  const personal = new PersonalData(office.vault);
  detail = new DisputeDetail(dataSource, personal, new RuleBook(dataSource), clock);
  list = new DisputeList(dataSource, clock);
  const intake = new DisputeIntake(clock, personal, new RuleBook(dataSource));
  commands = new DisputeCommands(
    new Receipts(dataSource, clock, office.vault),
    new DisputeService(clock, personal, new RuleBook(dataSource)),
    intake,
    detail,
    personal,
  );
  centre = await office.actor('zhongxin');
  justiceOffice = await office.actor('sifasuo');
  reporter = await office.actor('wanggeyuan');
  mediator = await office.actor('guochangshun');
  stranger = await office.actor('shiyumei');
});
afterAll(() => office.close());

const aReport = (over: Partial<Command<'REPORT'>> = {}): Command<'REPORT'> => ({
  channel: 'app',
  origin: 'grid',
  placeId: reporter.organisationId,
  typeCode: 'NEI',
  summary: '两家为门前排水沟争吵',
  parties: [
    { kind: 'person', role: 'applicant', name: '单小雨', phone: '13800000101', headcount: 1 },
    { kind: 'person', role: 'respondent', name: '张三', idNumber: '11010519491231002X', headcount: 1 },
  ],
  risk: 'green',
  riskFactors: [],
  ...over,
});

const refusal = async (work: Promise<unknown>): Promise<RuleError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RuleError) return error;
  throw new Error(`expected a refusal, got ${String(error)}`);
};

describe('a reported dispute', () => {
  test('is a draft without a number until it is accepted', async () => {
    const draft = await commands.report(reporter, aReport());
    expect(draft).toMatchObject({ number: null, state: 'registered', stage: 'reported', version: 1 });
    const accepted = await commands.send(centre, draft.id, 'ACCEPT', {}, {});
    expect(accepted.number).toMatch(/^（2026）月人调字第\d{3}号$/);
    expect(accepted).toMatchObject({ state: 'accepted', version: 2, nextDueOn: '2026-11-30' });
  });

  test('is not there for a mediator of another village', async () => {
    const { id } = await commands.report(reporter, aReport());
    expect(await refusal(detail.view(id, stranger))).toMatchObject({ kind: 'not-found' });
    expect(
      await refusal(commands.send(stranger, id, 'NOTE', { kind: 'other', text: '…' }, {})),
    ).toMatchObject({
      kind: 'not-found',
    });
  });

  test('masks numbers for everybody and keeps names out of the history', async () => {
    const { id } = await commands.report(reporter, aReport());
    const view = await detail.view(id, centre);
    expect(view.parties).toMatchObject([
      { name: '单小雨', phone: '138****0101' },
      { name: '张三', idNumber: '110105********002X', phone: null },
    ]);
    const events = await query<{ payload: unknown }>(office.dataSource, {
      text: 'select payload from dispute_event where dispute_id = $1',
      values: [id],
    });
    expect(JSON.stringify(events)).not.toContain('张三');
  });

  test('is found by part of a name, by initials and by words of the summary, only by whoever may see it', async () => {
    await commands.report(reporter, aReport({ summary: '祖坟旁边的石碑' }));
    const find = async (q: string, actor: StaffActor) =>
      (await list.page(actor, disputeListQuery.parse({ q }))).items.map(({ summary }) => summary);
    expect(await find('sxy', centre)).toContain('祖坟旁边的石碑');
    expect(await find('小雨 石碑', centre)).toEqual(['祖坟旁边的石碑']);
    expect(await find('石碑', stranger)).toEqual([]);
  });
});

describe('a command', () => {
  test('is refused with what changed when somebody was faster', async () => {
    const { id } = await commands.report(reporter, aReport());
    await commands.send(centre, id, 'ACCEPT', {}, { expectedVersion: 1 });
    const error = await refusal(
      commands.send(
        justiceOffice,
        id,
        'DECLINE',
        { ground: '不属于', guidedTo: '法院' },
        { expectedVersion: 1 },
      ),
    );
    expect(error).toMatchObject({
      kind: 'stale',
      extensions: { version: 2, changes: [{ seq: 2, type: 'ACCEPT' }] },
    });
  });

  test('that the state does not accept names the events that it does, and writes nothing', async () => {
    const { id } = await commands.report(reporter, aReport());
    const error = await refusal(
      commands.send(justiceOffice, id, 'ARCHIVE', { papers: [], retention: '30years' }, {}),
    );
    expect(error).toMatchObject({ kind: 'conflict', code: 'illegal-transition' });
    expect(error.allowedEvents).toContain('ACCEPT');
    expect(await detail.view(id, centre)).toMatchObject({ version: 1 });
  });

  test('repeated under one key answers the same result, and another one under it is refused', async () => {
    const first = await commands.report(reporter, aReport(), 'key-12345678');
    expect(await commands.report(reporter, aReport(), 'key-12345678')).toEqual(first);
    const reused = await refusal(commands.report(reporter, aReport({ summary: '另一件事' }), 'key-12345678'));
    expect(reused).toMatchObject({ kind: 'invalid', code: 'idempotency-key-reused' });
  });
});

test('fifty parallel acceptances number the cases without a gap', async () => {
  const reports = await Promise.all(Array.from({ length: 50 }, () => commands.report(reporter, aReport())));
  const accepted = await Promise.all(reports.map(({ id }) => commands.send(centre, id, 'ACCEPT', {}, {})));
  const numbers = accepted
    .map(({ number }) => Number(/第(\d+)号/.exec(number ?? '')?.[1]))
    .sort((a, b) => a - b);
  const [first = 0] = numbers;
  expect(numbers).toEqual(Array.from({ length: 50 }, (_, n) => first + n));
});

test('of eight people who accept a case at once exactly one does', async () => {
  const { id } = await commands.report(reporter, aReport());
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, () => commands.send(centre, id, 'ACCEPT', {}, {})),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await detail.view(id, centre)).toMatchObject({ version: 2 });
});

test('the history of a case settled on the spot proves its row and its open clocks', async () => {
  const { id, parties } = await commands.report(mediator, aReport());
  await commands.send(
    mediator,
    id,
    'SETTLE_ON_SPOT',
    {
      settledOn: '2026-11-23',
      terms: '张三清理排水沟',
      consentingPartyIds: parties.map((party) => party.id),
      performedAtOnce: true,
      mediatorIds: [mediator.staffId],
    },
    {},
  );
  const result = await inRecord(office.dataSource, (tx) => verifyCase(tx, office.vault, id));
  expect(result).toMatchObject({ events: 2, state: 'followUp', differences: [] });
  expect(await detail.view(id, mediator)).toMatchObject({ outcome: 'settled', nextDueOn: '2026-11-30' });
});

test('a date that was moved in the table is found when the record is verified', async () => {
  const { id } = await commands.report(mediator, aReport());
  const find = async () =>
    (await inRecord(office.dataSource, (tx) => verifyCase(tx, office.vault, id))).differences.map(
      ({ field }) => field,
    );
  expect(await find()).toEqual([]);
  const move = `update deadline set due_on = due_on + 1 where dispute_id = $1 and key = 'acceptance'`;
  await query(office.dataSource, { text: move, values: [id] });
  expect(await find()).toEqual(['deadline.due_on']);
});
