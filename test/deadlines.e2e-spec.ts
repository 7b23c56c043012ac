import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LadderSweep } from '#casework/escalation';
import { inRecord, verifyCase } from '#casework/verification';
import { addDays } from '#domain';
import { query, Vault } from '#platform';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, dispatch, report, send } from './support/case-story.ts';

let app: TestApp;
let sweep: LadderSweep;

beforeAll(async () => {
  app = await anApp();
  sweep = app.app.get(LadderSweep);
});
afterAll(() => app.close());

/** Nine o'clock in the office on that day, after the sweep of that minute. */
async function onTheMorningOf(day: string): Promise<void> {
  app.clock.set(`${day}T01:00:30.000Z`);
  await sweep.sweep();
}

interface Told {
  readonly username: string;
  readonly step: string;
  readonly rule: string;
  readonly late: boolean;
}

/** Whom the ladder told what about a case, in the order in which it happened. */
async function told({ id }: Pick<Case, 'id'>): Promise<readonly Told[]> {
  return await query<Told>(app.dataSource, {
    text: `select a.username, n.facts->>'step' as step, n.facts->>'rule' as rule, (n.facts->>'late')::boolean as late
           from notification n join account a on a.id = n.staff_id
           where n.dispute_id = $1 and n.kind like 'clock.%' order by n.created_at, n.facts->>'step', a.username`,
    values: [id],
  });
}
const lines = (all: readonly Told[]) => all.map(({ username, step }) => `${step} ${username}`);

/** The row as it stands, read past the policy: the people's sessions end when the clock moves on. */
async function row({ id }: Pick<Case, 'id'>): Promise<{ escalation: string; state: string }> {
  const [found] = await query<{ escalation: string; state: string }>(app.dataSource, {
    text: 'select escalation, state from dispute where id = $1',
    values: [id],
  });
  if (!found) throw new Error('there is no such case');
  return found;
}

/** Reported, accepted and given to 柳溪村 on Monday, 23 November: to be signed for until Tuesday. */
async function dispatched(day = '2026-11-23'): Promise<Case> {
  app.clock.set(`${day}T01:00:00.000Z`);
  const [grid, centre] = [await app.as('wanggeyuan'), await app.as('zhongxin')];
  const dispute = await send(centre, await report(grid), 'ACCEPT', {});
  await dispatch(app, centre, dispute, {
    leadId: grid.organisationId,
    dueOn: addDays(app.clock.today(), 27),
  });
  return dispute;
}

/** Signed for on that day: the first session within five working days, mediation within thirty days. */
async function assigned(day = '2026-11-23'): Promise<Case> {
  const dispute = await dispatched(day);
  return await sign(dispute);
}

async function sign(dispute: Case): Promise<Case> {
  const mediator = await app.as('guochangshun');
  return await send(mediator, dispute, 'SIGN_FOR', {
    mediatorIds: [mediator.staffId],
    noConflictOfInterest: true,
  });
}

describe('a dispatch that nobody signs for', () => {
  let dispute: Case;
  beforeAll(async () => {
    dispute = await dispatched();
  });

  test('is nobody’s delay on its last day', async () => {
    await onTheMorningOf('2026-11-24');
    expect(lines(await told(dispute))).toEqual(['warning80 guochangshun']);
    expect(await row(dispute)).toMatchObject({ escalation: 'reminded' });
  });

  test('is asked for the day after, at the head of the unit', async () => {
    await onTheMorningOf('2026-11-25');
    expect(lines(await told(dispute)).slice(1)).toEqual(['due guochangshun']);
    expect(await row(dispute)).toMatchObject({ escalation: 'overdue' });
  });

  test('is supervised by the centre one working day later', async () => {
    await onTheMorningOf('2026-11-26');
    expect(lines(await told(dispute)).slice(2)).toEqual(['supervision zhongxin']);
    expect(await row(dispute)).toMatchObject({ escalation: 'supervised' });
  });

  test('reaches the leader at once when nobody answers within a working day', async () => {
    await onTheMorningOf('2026-11-27');
    expect(lines(await told(dispute)).slice(3)).toEqual(['leader lingdao']);
    const [notice] = await query<{ silence: boolean }>(app.dataSource, {
      text: `select (facts->>'silence')::boolean as silence from notification
             where dispute_id = $1 and facts->>'step' = 'leader'`,
      values: [dispute.id],
    });
    expect(notice).toEqual({ silence: true });
  });

  test('waits for the day of the next step once the leader has answered', async () => {
    const leader = await app.as('lingdao');
    const { body } = await leader.browser.get(`/api/v1/disputes/${dispute.id}`).expect(200);
    expect(body.clocks).toContainEqual(expect.objectContaining({ key: 'signFor', awaitsAnswer: true }));
    const answered = await send(leader, body, 'ACKNOWLEDGE', { note: '已责成村委会当日签收' });
    expect(answered.allowedEvents).not.toContain('ACKNOWLEDGE');
    for (const day of ['2026-11-30', '2026-12-03']) {
      await onTheMorningOf(day);
      expect((await told(dispute)).slice(4)).toEqual([]);
    }
    await onTheMorningOf('2026-12-04');
    expect(lines(await told(dispute)).slice(4)).toEqual(['county xianzhongxin']);
    expect(await row(dispute)).toMatchObject({ escalation: 'raised' });
  });

  test('comes down again when it is signed for, and its history proves it', async () => {
    await sign(dispute);
    expect(await row(dispute)).toEqual({ escalation: 'none', state: 'assigned' });
    const result = await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), dispute.id));
    expect(result.differences).toEqual([]);
  });

  test('is told to the people themselves in words without a name', async () => {
    const leader = await app.as('lingdao');
    const { body } = await leader.browser.get('/api/v1/notifications').expect(200);
    const [notice] = body.items;
    expect(notice).toMatchObject({ disputeId: dispute.id, kind: 'clock.overdue', readAt: null });
    expect(notice.sentence.zh).toMatch(
      /^（2026）月人调字第\d{3}号（研判）：逾期上报分管领导，期限 11月24日$/,
    );
    expect(JSON.stringify(notice)).not.toMatch(/赵大山|钱小河|排水沟/);
  });
});

describe('the warnings', () => {
  test('come at half and at four fifths of the length, to the mediator', async () => {
    const dispute = await assigned('2026-12-07');
    await onTheMorningOf('2026-12-09');
    expect(await told(dispute)).toEqual([]);
    // Five working days from Monday: half is the third of them, four fifths the fourth.
    await onTheMorningOf('2026-12-10');
    expect(await told(dispute)).toEqual([
      { username: 'guochangshun', step: 'warning50', rule: 'firstSession', late: false },
    ]);
    await onTheMorningOf('2026-12-11');
    expect(lines(await told(dispute))).toEqual(['warning50 guochangshun', 'warning80 guochangshun']);
    expect(await row(dispute)).toMatchObject({ escalation: 'reminded' });
  });
});

describe('a step of a ladder', () => {
  test('is taken once, however often the sweep looks', async () => {
    const dispute = await dispatched('2026-12-14');
    await onTheMorningOf('2026-12-16');
    const after = await told(dispute);
    expect(await sweep.sweep()).toBe(0);
    expect(await told(dispute)).toEqual(after);
    expect(lines(after).filter((line) => line.startsWith('due'))).toEqual(['due guochangshun']);
  });

  test('is taken once when four sweeps look at the same moment', async () => {
    const cases: Case[] = [];
    for (let n = 0; n < 6; n += 1) cases.push(await dispatched('2026-12-21'));
    app.clock.set('2026-12-23T01:00:30.000Z');
    await Promise.all(Array.from({ length: 4 }, () => sweep.sweep()));
    // One that found a case locked leaves it to the next minute.
    await sweep.sweep();
    for (const dispute of cases) {
      const due = lines(await told(dispute)).filter((line) => line.startsWith('due'));
      expect(due).toEqual(['due guochangshun']);
      const steps = await query<{ n: number }>(app.dataSource, {
        text: `select count(*)::int as n from dispute_event where dispute_id = $1 and payload->>'step' = 'due'`,
        values: [dispute.id],
      });
      expect(steps).toEqual([{ n: 1 }]);
    }
  });

  test('is taken once, although the sweep before broke off in the middle, and one bad case holds up no other', async () => {
    const cases: Case[] = [];
    for (let n = 0; n < 3; n += 1) cases.push(await dispatched('2026-01-12'));
    const bad = cases[1]?.id ?? '';
    // The last thing that a step writes fails: whatever it wrote before is undone with it.
    await query(app.dataSource, {
      text: `alter table notification add constraint broken check (dispute_id <> '${bad}' or kind not like 'clock.%') not valid`,
    });
    app.clock.set('2026-01-14T01:00:30.000Z');
    await expect(sweep.sweep()).rejects.toThrow(bad);
    const dueOf = async (dispute: Case) =>
      lines(await told(dispute)).filter((line) => line.startsWith('due'));
    const stood = await Promise.all(cases.map(dueOf));
    expect(stood).toEqual([['due guochangshun'], [], ['due guochangshun']]);
    expect(await row({ id: bad })).toMatchObject({ escalation: 'none' });
    await query(app.dataSource, { text: 'alter table notification drop constraint broken' });
    await sweep.sweep();
    expect(await Promise.all(cases.map(dueOf))).toEqual(Array(3).fill(['due guochangshun']));
    for (const { id } of cases) {
      const result = await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), id));
      expect(result.differences).toEqual([]);
    }
  });

  test('is not taken any more when what it awaited was done before', async () => {
    const dispute = await dispatched('2026-12-28');
    await sign(dispute);
    await onTheMorningOf('2026-12-30');
    expect((await told(dispute)).filter(({ rule }) => rule === 'signFor')).toEqual([]);
  });
});

describe('a clock that changes', () => {
  test('does not tell again what it has told, when the case turns red, but climbs what is left', async () => {
    const dispute = await dispatched('2026-07-06');
    await onTheMorningOf('2026-07-07');
    await onTheMorningOf('2026-07-08');
    await onTheMorningOf('2026-07-09');
    const signFor = async () => lines((await told(dispute)).filter(({ rule }) => rule === 'signFor')).sort();
    const before = ['due guochangshun', 'supervision zhongxin', 'warning80 guochangshun'];
    expect(await signFor()).toEqual(before);
    await send(await app.as('zhongxin'), dispute, 'REGRADE', { risk: 'red', reason: '扬言报复' });
    await sweep.sweep();
    // Centre and office hear of every step of a red case: the highest speaks for those below it.
    const rest = ['leader lingdao'];
    const top = ['sifasuo', 'xianzhongxin', 'zhongxin'].map((name) => `county ${name}`);
    expect(await signFor()).toEqual([...before, ...rest, ...top].sort());
    expect(await row(dispute)).toMatchObject({ escalation: 'raised' });
    expect(await sweep.sweep()).toBe(0);
  });

  test('warns by the days that it ran, and once, also after it stood still', async () => {
    const dispute = await assigned('2026-07-20');
    const mediator = await app.as('guochangshun');
    await send(mediator, dispute, 'HOLD_SESSION', {
      heldOn: '2026-07-20',
      place: '村委会',
      attendingPartyIds: [],
      record: '双方陈述意见',
      open: false,
    });
    const mediation = async () => lines((await told(dispute)).filter(({ rule }) => rule === 'mediation'));
    // Twenty-seven days to 16 August: half of them is the fourteenth, four fifths the twenty-second.
    await onTheMorningOf('2026-08-03');
    expect(await mediation()).toEqual(['warning50 guochangshun']);
    await send(await app.as('guochangshun'), dispute, 'SUSPEND', { ground: 'appraisal', reason: '委托鉴定' });
    app.clock.set('2026-09-02T01:00:00.000Z');
    await send(await app.as('guochangshun'), dispute, 'RESUME', {});
    await onTheMorningOf('2026-09-09');
    expect(await mediation()).toEqual(['warning50 guochangshun']);
    await onTheMorningOf('2026-09-10');
    expect(await mediation()).toEqual(['warning50 guochangshun', 'warning80 guochangshun']);
  });
});

describe('a machine that was off for thirty days', () => {
  const digests = async () =>
    await query<{ username: string; count: number; cases: { disputeId: string; step: string }[] }>(
      app.dataSource,
      {
        text: `select a.username, (n.facts->>'count')::int as count, n.facts->'cases' as cases
               from notification n join account a on a.id = n.staff_id
               where n.kind = 'clock.digest' order by a.username`,
      },
    );

  test('catches up every step once, and tells each person in one piece', async () => {
    const [dispute, other] = [await dispatched('2027-03-01'), await dispatched('2027-03-01')];
    // A Saturday: what can wait waits for the office to open.
    app.clock.set('2027-03-27T02:00:00.000Z');
    expect(await sweep.sweep()).toBe(0);
    const earlier = (await digests()).length;
    await onTheMorningOf('2027-03-31');
    expect((await told(dispute)).filter(({ rule }) => rule === 'signFor')).toEqual([]);
    const steps = { guochangshun: 'due', lingdao: 'leader', xianzhongxin: 'county', zhongxin: 'supervision' };
    const told30 = (await digests()).filter(({ cases }) =>
      cases.some(({ disputeId }) => disputeId === dispute.id),
    );
    expect((await digests()).length).toBeGreaterThan(earlier);
    for (const [username, step] of Object.entries(steps)) {
      const mine = told30.filter((digest) => digest.username === username);
      expect(mine).toHaveLength(1);
      for (const { id } of [dispute, other])
        expect(mine[0]?.cases).toContainEqual(expect.objectContaining({ disputeId: id, step }));
    }
    const fired = await query<{ n: number; late: boolean }>(app.dataSource, {
      text: `select count(*)::int as n, bool_and(late) as late from deadline_step st join deadline dl on dl.id = st.deadline_id
             where dl.dispute_id = $1 and dl.rule = 'signFor' and st.fired_at is not null`,
      values: [dispute.id],
    });
    expect(fired).toEqual([{ n: 5, late: true }]);
    expect(await row(dispute)).toMatchObject({ escalation: 'raised' });
    expect(await sweep.sweep()).toBe(0);
    const result = await inRecord(app.dataSource, (tx) => verifyCase(tx, app.app.get(Vault), dispute.id));
    expect(result.differences).toEqual([]);
  });
});

describe('a red case', () => {
  const red = async (day: string): Promise<Case> => {
    app.clock.set(`${day}T01:00:00.000Z`);
    const [grid, centre]: Session[] = [await app.as('wanggeyuan'), await app.as('zhongxin')];
    if (!grid || !centre) throw new Error('two people play');
    return await send(centre, await report(grid, { risk: 'red', riskFactors: ['threat'] }), 'ACCEPT', {});
  };

  test('is due on the day on which it was accepted, and climbs everything the night after', async () => {
    const dispute = await red('2027-04-12');
    expect(dispute.nextDueOn).toBe('2027-04-12');
    app.clock.set('2027-04-12T16:00:30.000Z');
    await sweep.sweep();
    const reached = new Set(
      (await told(dispute)).filter(({ rule }) => rule === 'review').map(({ step }) => step),
    );
    // The centre and the office are told of everything at once, and so by the highest step; the leader by theirs.
    expect([...reached].sort()).toEqual(['county', 'leader']);
    expect(await row(dispute)).toMatchObject({ escalation: 'raised' });
    const steps = await query<{ step: string }>(app.dataSource, {
      text: `select payload->>'step' as step from dispute_event where dispute_id = $1 and type = 'DEADLINE_PASSED' order by seq`,
      values: [dispute.id],
    });
    expect(steps.map(({ step }) => step)).toEqual(['due', 'supervision', 'leader', 'county']);
    expect(await row(dispute)).toMatchObject({ escalation: 'raised' });
  });

  test('tells the centre and the office at once, at night', async () => {
    const dispute = await red('2027-04-13');
    app.clock.set('2027-04-13T16:00:30.000Z');
    await sweep.sweep();
    const reached = lines((await told(dispute)).filter(({ rule }) => rule === 'review'));
    expect(reached).toEqual(expect.arrayContaining(['county sifasuo', 'county zhongxin']));
  });
});
