import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DisputeCommands } from '#casework/dispute';
import { disputeCommands } from '#domain';
import { execute } from '#platform';
import { aDesk } from './support/desk.ts';
import { anOffice, type Office } from './support/office.ts';
import type { Sent } from './support/race.ts';
import { recordFaults } from './support/record-faults.ts';
import { unguarded } from './support/unguarded.ts';

let office: Office;
let sent: readonly Sent[];
let given: { readonly id: string; readonly key: string };

beforeAll(async () => {
  office = await anOffice();
  const desk = await aDesk(office);
  const commands = new DisputeCommands(desk.receipts, desk.disputes, desk.intake, desk.detail, desk.personal);
  const centre = await office.actor('zhongxin');
  const ids: string[] = [];
  const answered: Sent[] = [];
  const keep = async (type: Sent['type'], work: (key: string) => Promise<{ readonly id: string }>) => {
    const key = randomUUID();
    const answer = await work(key);
    answered.push({
      key,
      type,
      answers: [{ status: 200, text: JSON.stringify(answer), type: 'application/json' }],
    });
    return answer.id;
  };
  const parties = ['甲某', '乙某'].map((name) => ({ role: 'applicant' as const, name }));
  for (let n = 0; n < 2; n += 1) {
    const report = { origin: 'village', typeCode: 'NEI', summary: '争水', parties } as const;
    const command = disputeCommands.REPORT.parse({ ...report, placeId: await office.unit('柳溪村') });
    ids.push(await keep('REPORT', (key) => commands.report(centre, command, key)));
  }
  const [one = '', two = ''] = ids;
  for (const id of ids)
    await keep('ACCEPT', (key) =>
      commands.send(centre, id, 'ACCEPT', disputeCommands.ACCEPT.parse({}), { commandKey: key }),
    );
  const into = disputeCommands.MERGE_INTO.parse({ disputeId: two, reason: '同一纠纷重复上报' });
  await keep('MERGE_INTO', (key) => commands.send(centre, one, 'MERGE_INTO', into, { commandKey: key }));
  sent = answered;
  given = { id: one, key: answered.at(-1)?.key ?? '' };
}, 60_000);
afterAll(() => office.close());

/** What is found when this was done to the record behind everybody's back. */
const faultsAfter = (text: string, known: readonly Sent[] = sent) =>
  unguarded(office.dataSource, async (tx) => {
    await execute(tx, { text });
    return await recordFaults(tx, known);
  });
const answering = (...answers: Sent['answers']): Sent => ({ key: randomUUID(), type: 'NOTE', answers });
const problem = (status: number) => ({ status, text: '{}', type: 'application/problem+json' });

test('a record in which nothing is wrong has no fault', async () => {
  expect(await recordFaults(office.dataSource, sent)).toEqual([]);
});

describe('an answer is a fault', () => {
  test.each([
    ['of 500', answering(problem(500)), 'answers 500'],
    ['of 503 while no server was away', answering(problem(503)), 'answers 503'],
    ['as a page', answering({ status: 404, text: '', type: 'text/html' }), 'answers as text/html'],
    [
      'of success without an event',
      answering({ status: 200, text: '{}', type: 'application/json' }),
      '0 events',
    ],
  ])('%s', async (_what, one, fault) => {
    const found = await recordFaults(office.dataSource, [...sent, one]);
    expect(found).toEqual([expect.stringContaining(fault)]);
  });

  test('when the same request is answered differently', async () => {
    const [first, ...others] = sent;
    if (first === undefined) throw new Error('something was sent');
    const twice = {
      ...first,
      answers: [...first.answers, { status: 200, text: '{}', type: 'application/json' }],
    };
    expect(await recordFaults(office.dataSource, [twice, ...others])).toEqual([
      expect.stringContaining('answers a repeated request differently'),
    ]);
  });

  test('of refusal with an event, and an event that nobody sent', async () => {
    const [first, ...others] = sent;
    if (first === undefined) throw new Error('something was sent');
    const found = await recordFaults(office.dataSource, [{ ...first, answers: [problem(409)] }, ...others]);
    expect(found).toEqual([expect.stringContaining('refused, and 1 events')]);
    expect(await recordFaults(office.dataSource, others)).toEqual([
      `${first.key}: an event that nobody sent`,
    ]);
  });

  test('of nothing but "unavailable" is none, whether the command went through or not', async () => {
    const [first, ...others] = sent;
    if (first === undefined) throw new Error('something was sent');
    const lost = [{ ...first, answers: [problem(503)] }, answering(problem(503)), ...others];
    expect(await recordFaults(office.dataSource, lost, { isDisturbed: true })).toEqual([]);
  });
});

describe('a fault is named', () => {
  test.each([
    [
      'a lost command',
      () => `delete from dispute_event where command_key = '${given.key}'`,
      'accepted, and 0 events',
    ],
    [
      'a command done twice',
      () => `insert into dispute_event (dispute_id, seq, type, payload, from_state, to_state, holder_id, actor_id,
               actor_organisation_id, happened_on, at, command_key, clocks, previous_hash, hash)
             select dispute_id, seq + 1, type, payload, from_state, to_state, holder_id, actor_id, actor_organisation_id,
               happened_on, at, command_key, clocks, hash, hash from dispute_event where command_key = '${given.key}'`,
      'accepted, and 2 events',
    ],
    ['half a merger', () => `delete from dispute_event where type = 'ABSORB'`, 'dispute_event missing'],
    ['a changed snapshot', () => `update dispute set risk = 'red'`, 'dispute.risk differs'],
    [
      'a gap in the numbers',
      () => `update dispute set number_seq = 7 where number_seq = 2`,
      'a gap or twice',
    ],
    ['a series that ran ahead', () => `update number_series set last = last + 1`, 'ahead of its cases'],
    [
      'an event without its message',
      () => `delete from outbox where id = (select min(id::text)::uuid from outbox)`,
      'without exactly one message',
    ],
    [
      'a message without its event',
      () =>
        `update outbox set payload = payload || '{"seq": 99}' where id = (select min(id::text)::uuid from outbox)`,
      'a message without its event',
    ],
    [
      'a step of a stopped clock that waits',
      () => `update deadline_step set dropped = false where fired_at is null`,
      'a step that nobody waits for',
    ],
    [
      'a receipt without its answer',
      () => `update command_receipt set receipt = null, key_id = null`,
      'without its answer',
    ],
    ['a lost receipt', () => `delete from command_receipt where key = '${given.key}'`, 'without its receipt'],
    [
      'a party of no event',
      () => `insert into party (id, dispute_id, position, kind, role, name, headcount)
             values (gen_random_uuid(), '${given.id}', 9, 'person', 'respondent', '丙某', 1)`,
      'a party without its event',
    ],
  ])('%s', async (_what, text, fault) => {
    expect(await faultsAfter(text())).toContainEqual(expect.stringContaining(fault));
  });

  test('somebody who was told twice of one cause', async () => {
    const found = await unguarded(office.dataSource, async (tx) => {
      await execute(tx, { text: 'alter table notification drop constraint notification_once' });
      for (let n = 0; n < 2; n += 1)
        await execute(tx, {
          text: `insert into notification (staff_id, kind, source, created_at)
                 select id, 'case.waits', 'once', now() from staff limit 1`,
        });
      return await recordFaults(tx, sent);
    });
    expect(found).toContainEqual('a person told twice of one cause: once');
  });
});
