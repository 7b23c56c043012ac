import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { StaffActor } from '#casework/organisation';
import { inRecord, verifyCase } from '#casework/verification';
import { type DisputeState, disputeCommands, RuleError } from '#domain';
import { inTransaction, query } from '#platform';
import { aDesk, type Desk } from '../../../../test/support/desk.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import { AccessLog } from './access.log.ts';
import type { DisputeView } from './dispute.view.ts';
import { PartyService } from './party.service.ts';

let office: Office;
let desk: Desk;
let centre: StaffActor;
let mediator: StaffActor;

beforeAll(async () => {
  office = await anOffice();
  desk = await aDesk(office);
  [centre, mediator] = [await office.actor('zhongxin'), await office.actor('guochangshun')];
});
beforeEach(() => desk.on('2026-11-23'));
afterAll(() => office.close());

const seen = (id: string, actor = centre): Promise<DisputeView> => desk.detail.view(id, actor);
const merge = (id: string, disputeId: string) =>
  desk.send('zhongxin', id, 'MERGE_INTO', { disputeId, reason: '同一纠纷重复上报' });
const refusalOf = async (work: Promise<unknown>): Promise<RuleError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RuleError) return error;
  throw new Error(`expected a refusal, got ${String(error)}`);
};
const between = (...names: string[]) => ({
  parties: names.map((name, n) => ({
    role: n === 0 ? ('applicant' as const) : ('respondent' as const),
    name,
  })),
});
const types = async (id: string) => (await desk.detail.history(id, centre)).map(({ type }) => type);
const proven = async (...ids: readonly string[]) => {
  for (const id of ids)
    expect((await inRecord(office.dataSource, (tx) => verifyCase(tx, office.vault, id))).differences).toEqual(
      [],
    );
};
const outcomeOf = async (id: string) => {
  const [row] = await query<{ outcome: string }>(office.dataSource, {
    text: 'select outcome from dispute where id = $1',
    values: [id],
  });
  return row?.outcome;
};

describe('a case that is merged into another', () => {
  test('ends with its clocks, and both histories point at each other', async () => {
    const [given, kept] = [await desk.accepted(), await desk.underway()];
    const merged = await merge(given.id, kept.id);
    expect(merged).toMatchObject({ stage: 'closed', state: 'merged', holder: null, clocks: [] });
    expect(merged).toMatchObject({ outcome: 'merged', outcomeOn: '2026-11-23' });
    expect(merged.allowedEvents).toContain('REOPEN');
    expect(merged.related).toMatchObject([{ id: kept.id, number: kept.number, kind: 'merged_into' }]);
    const after = await seen(kept.id);
    expect(after.related).toMatchObject([{ id: given.id, kind: 'absorbed', state: 'merged' }]);
    expect(after).toMatchObject({ state: 'underway', holder: kept.holder, attempt: kept.attempt });
    expect(after.clocks).toEqual(kept.clocks);
    expect(await types(given.id)).toEqual(['REPORT', 'ACCEPT', 'MERGE_INTO']);
    expect((await types(kept.id)).at(-1)).toBe('ABSORB');
    await proven(given.id, kept.id);
  });

  test('brings along the parties whom the other does not have, and they must consent there', async () => {
    const given = await desk.accepted(between('单小雨', '赵六'));
    const kept = await desk.underway(between('单小雨', '张三'));
    await merge(given.id, kept.id);
    const after = await seen(kept.id);
    expect(after.parties.map(({ name }) => name)).toEqual(['单小雨', '张三', '赵六']);
    const extend = desk.send('guochangshun', kept.id, 'EXTEND', {
      newDueOn: '2026-12-30',
      consentingPartyIds: kept.parties.map(({ id }) => id),
      approvedBy: mediator.staffId,
      reason: '双方愿意继续',
    });
    expect((await refusalOf(extend)).errors?.[0]?.pointer).toBe('/consentingPartyIds');
    await desk.send('zhongxin', given.id, 'REOPEN', { reason: '并非同一纠纷' });
    expect((await seen(kept.id)).parties.map(({ name }) => name)).toEqual(['单小雨', '张三']);
    expect((await seen(given.id)).parties.map(({ name }) => name)).toEqual(['单小雨', '赵六']);
    await proven(given.id, kept.id);
  });

  test('goes its own way when it is reopened, and both histories say so', async () => {
    const [given, kept] = [await desk.accepted(), await desk.accepted()];
    await merge(given.id, kept.id);
    const back = await desk.send('zhongxin', given.id, 'REOPEN', { reason: '并非同一纠纷' });
    expect(back).toMatchObject({ state: 'accepted', outcome: 'open', related: [], number: given.number });
    expect((await seen(kept.id)).related).toEqual([]);
    expect(await types(kept.id)).toEqual(['REPORT', 'ACCEPT', 'ABSORB', 'RELEASE']);
    // Once more, and now the other way round.
    await merge(kept.id, given.id);
    await proven(given.id, kept.id);
  });

  test('is taken back also when the other has ended meanwhile', async () => {
    const [given, kept] = [await desk.reported(), await desk.accepted()];
    await merge(given.id, kept.id);
    expect(await outcomeOf(given.id)).toBe('none');
    await desk.send('zhongxin', kept.id, 'WITHDRAW', {
      partyId: kept.parties[0]?.id,
      withdrawnOn: '2026-11-23',
    });
    await desk.send('zhongxin', given.id, 'REOPEN', { reason: '另一方仍要求调解' });
    expect((await types(kept.id)).at(-1)).toBe('RELEASE');
    await proven(given.id, kept.id);
  });

  test('sees in its own log who looked at its people in the other', async () => {
    const [given, kept] = [await desk.accepted(between('单小雨')), await desk.underway(between('张三'))];
    await merge(given.id, kept.id);
    const people = new PartyService(office.dataSource, office.clock, desk.detail, desk.personal);
    for (const { parties } of [given, kept])
      await people.unmask(mediator, kept.id, parties[0]?.id ?? '', '电话通知当事人');
    const log = new AccessLog(office.dataSource, office.clock, desk.detail);
    expect((await log.accesses(centre, given.id)).items).toMatchObject([
      { action: 'party.unmask', party: { name: '单**' } },
    ]);
    expect((await log.accesses(centre, kept.id)).items).toHaveLength(2);
  });

  test('makes the other sensitive when it was, for as long as the merger stands', async () => {
    const given = await desk.accepted({ riskFactors: ['domestic_violence'] });
    const kept = await desk.accepted();
    expect([given.sensitive, kept.sensitive]).toEqual([true, false]);
    await merge(given.id, kept.id);
    expect((await seen(kept.id)).sensitive).toBe(true);
    const [last] = [await desk.accepted()];
    await merge(kept.id, last.id);
    expect((await seen(last.id)).sensitive).toBe(true);
    await proven(given.id, kept.id, last.id);
    await desk.send('zhongxin', kept.id, 'REOPEN', { reason: '并非同一纠纷' });
    await desk.send('zhongxin', given.id, 'REOPEN', { reason: '并非同一纠纷' });
    expect([(await seen(kept.id)).sensitive, (await seen(last.id)).sensitive]).toEqual([false, false]);
    await proven(given.id, kept.id, last.id);
  });

  test('keeps the result that it has', async () => {
    const given = await desk.reported();
    await desk.send('guochangshun', given.id, 'SETTLE_ON_SPOT', {
      settledOn: '2026-11-23',
      terms: '乙清理排水沟',
      consentingPartyIds: given.parties.map(({ id }) => id),
      performedAtOnce: false,
      performBy: '2026-12-01',
      mediatorIds: [mediator.staffId],
    });
    const merged = await merge(given.id, (await desk.accepted()).id);
    expect(merged).toMatchObject({ state: 'merged', outcome: 'settled' });
  });
});

describe('a merger', () => {
  test('is refused into itself, into what has ended or was merged, and into what is not there', async () => {
    const [given, ended, kept] = [await desk.accepted(), await desk.accepted(), await desk.accepted()];
    const code = async (disputeId: string) => (await refusalOf(merge(given.id, disputeId))).code;
    await merge(ended.id, kept.id);
    expect(await code(given.id)).toBe('not-mergeable');
    expect(await code(ended.id)).toBe('not-mergeable');
    expect(await code('00000000-0000-4000-8000-000000000000')).toBe('not-mergeable');
    expect(await types(given.id)).toEqual(['REPORT', 'ACCEPT']);
  });

  test('belongs to the centre and the office', async () => {
    const [given, kept] = [await desk.underway(), await desk.underway()];
    const input = { disputeId: kept.id, reason: '同一纠纷重复上报' };
    const refused = await refusalOf(desk.send('guochangshun', given.id, 'MERGE_INTO', input));
    expect(refused).toMatchObject({ kind: 'forbidden' });
    await desk.send('sifasuo', given.id, 'MERGE_INTO', input);
  });

  test('of two cases into each other at the same moment happens once, and never waits for ever', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [one, two] = [await desk.accepted(), await desk.accepted()];
      const done = await Promise.allSettled([merge(one.id, two.id), merge(two.id, one.id)]);
      expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const states = [await seen(one.id), await seen(two.id)].map(({ state }) => state as DisputeState);
      expect([...states].sort()).toEqual(['accepted', 'merged']);
      await proven(one.id, two.id);
    }
  });

  test('in a ring of three leaves one that is open', async () => {
    const [a, b, c] = [await desk.accepted(), await desk.accepted(), await desk.accepted()];
    await Promise.allSettled([merge(a.id, b.id), merge(b.id, c.id), merge(c.id, a.id)]);
    const states = [await seen(a.id), await seen(b.id), await seen(c.id)].map(({ state }) => state);
    expect(states).toContain('accepted');
    await proven(a.id, b.id, c.id);
  });
});

describe('a link', () => {
  test('is seen from both cases until it is taken back, from either', async () => {
    const [one, two] = [await desk.underway(), await desk.accepted()];
    const linked = await desk.send('guochangshun', one.id, 'LINK', {
      disputeId: two.id,
      kind: 'same_parties',
      reason: '同一对邻居',
    });
    const tie = { kind: 'same_parties', reason: '同一对邻居', since: '2026-11-23' };
    expect(linked.related).toMatchObject([{ id: two.id, state: 'accepted', ...tie }]);
    const other = await seen(two.id);
    expect(other.related).toMatchObject([{ id: one.id, number: one.number, ...tie }]);
    // Only what is linked is offered to be taken back.
    expect(other.allowedEvents).toContain('UNLINK');
    expect(two.allowedEvents).not.toContain('UNLINK');
    await desk.send('zhongxin', two.id, 'UNLINK', { disputeId: one.id, reason: '并非同一对' });
    expect((await seen(one.id)).related).toEqual([]);
    expect((await seen(two.id)).related).toEqual([]);
    const again = desk.send('zhongxin', two.id, 'UNLINK', { disputeId: one.id, reason: '并非同一对' });
    expect((await refusalOf(again)).code).toBe('not-linkable');
    expect(await types(one.id)).toContain('LINK');
  });

  test('of another kind replaces the one before', async () => {
    const [one, two] = [await desk.accepted(), await desk.accepted()];
    const link = (id: string, disputeId: string, kind: 'related' | 'duplicate') =>
      desk.send('zhongxin', id, 'LINK', { disputeId, kind, reason: '核对' });
    await link(one.id, two.id, 'duplicate');
    desk.on('2026-11-24');
    await link(two.id, one.id, 'related');
    expect((await seen(one.id)).related).toMatchObject([{ id: two.id, kind: 'related' }]);
  });

  test('names no case that its sender may not see, and shows none to whoever may not see it', async () => {
    const stranger = await office.actor('shiyumei');
    const elsewhere = await desk.reported({ placeId: stranger.organisationId }).catch(() => null);
    expect(elsewhere).toBeNull();
    const mine = await desk.underway();
    const hidden = await hiddenCase(stranger);
    const input = { disputeId: hidden, kind: 'related' as const, reason: '核对' };
    const unseen = await refusalOf(desk.send('guochangshun', mine.id, 'LINK', input));
    const nothing = { ...input, disputeId: '00000000-0000-4000-8000-000000000000' };
    const absent = await refusalOf(desk.send('guochangshun', mine.id, 'LINK', nothing));
    expect([unseen.code, unseen.message]).toEqual([absent.code, absent.message]);
    await desk.send('zhongxin', mine.id, 'LINK', input);
    expect((await seen(mine.id)).related).toHaveLength(1);
    expect((await seen(mine.id, mediator)).related).toEqual([]);
    const [masked] = (await seen(mine.id, await office.actor('shenji'))).related;
    expect(masked).toMatchObject({
      id: hidden,
      reason: null,
      parties: expect.not.stringContaining('石某某'),
    });
  });
});

/** A case of another village, which the mediator of 柳溪村 does not see. */
async function hiddenCase(actor: StaffActor): Promise<string> {
  const command = disputeCommands.REPORT.parse({
    origin: 'village',
    placeId: actor.organisationId,
    typeCode: 'NEI',
    summary: '另一村的纠纷',
    parties: [{ role: 'applicant', name: '石某某' }],
  });
  return await inTransaction(
    office.dataSource,
    async (tx) => (await desk.intake.report(tx, command, actor)).id,
  );
}
