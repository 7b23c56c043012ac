import type { CommandInput } from '#domain';
import type { TestApp } from './app.ts';
import { type Case, report, send } from './case-story.ts';

/** A township before its weekly review. */
export interface ReviewWeek {
  /** Of this week: planned, not opened. */
  readonly meetingId: string;
  /** In the order in which they were reported. */
  readonly cases: readonly Case[];
  /** A case in which a child plays a part: masked on the wall of a meeting room. */
  readonly sensitive: Case;
}

type Report = Partial<CommandInput<'REPORT'>>;

const matters: readonly Report[] = [
  { summary: '两家为门前排水沟争吵' },
  { summary: '翻建厢房，滴水落到邻家院内' },
  { summary: '承包地田埂被犁去两垄', typeCode: 'LAN' },
  { summary: '拖拉机撞坏院门', typeCode: 'DAM' },
  { summary: '八户为机井用水起争执', typeCode: 'LAN' },
];

const between = (n: number): CommandInput<'REPORT'>['parties'] => [
  { role: 'applicant', name: ['张有福', '李桂英', '申二牛', '毋小军', '靳保田'][n % 5] ?? '张有福' },
  { role: 'respondent', name: ['王春生', '郭秋生', '琚春生', '何桂香', '祝麦秋'][n % 5] ?? '王春生' },
];

/**
 * A meeting of last week that decided on three cases, of which one has been taken up since; cases that came in after it, one
 * of them red, one sensitive; and the meeting of this week.
 * @param app  with sessions that outlive a week
 */
export async function aReviewWeek({ app }: { readonly app: TestApp }): Promise<ReviewWeek> {
  const now = app.clock.now();
  app.clock.set('2026-11-16T01:00:00.000Z');
  const grid = await app.as('wanggeyuan');
  const accepted = async (over: Report): Promise<Case> => {
    const made = await report(grid, over);
    return await send(await app.as('zhongxin'), made, 'ACCEPT', {});
  };
  const before: Case[] = [];
  for (const [n, matter] of matters.slice(0, 3).entries())
    before.push(await accepted({ ...matter, parties: between(n) }));
  await lastMeeting(app, before);
  app.clock.set(now.toISOString());
  const after: Case[] = [];
  for (const [n, matter] of matters.entries())
    after.push(await accepted({ ...matter, summary: `${matter.summary}（新）`, parties: between(n + 1) }));
  const red = await accepted({ summary: '酒后持锄头争吵，扬言报复', parties: between(4) });
  await send(await app.as('zhongxin'), red, 'REGRADE', {
    risk: 'red',
    factors: ['threat'],
    reason: '扬言报复',
  });
  const sensitive = await accepted({ summary: '离婚后争执孩子探望', typeCode: 'MAR', parties: between(2) });
  await send(await app.as('zhongxin'), sensitive, 'REGRADE', {
    risk: 'yellow',
    factors: ['minors'],
    reason: '涉及未成年人',
  });
  const centre = await app.as('zhongxin');
  const { body } = await centre.browser
    .post('/api/v1/review/meetings')
    .send({ kind: 'weekly', plannedFor: '2026-11-23T10:00:00+08:00', place: '镇综治中心会议室' })
    .expect(201);
  return { meetingId: body.id, cases: [...before, ...after, red, sensitive], sensitive };
}

async function lastMeeting(app: TestApp, cases: readonly Case[]): Promise<void> {
  const centre = await app.as('zhongxin');
  const mediator = await app.as('guochangshun');
  const meetings = '/api/v1/review/meetings';
  const { body } = await centre.browser.post(meetings).send({ kind: 'weekly' }).expect(201);
  await centre.browser.post(`${meetings}/${body.id}/open`).send({}).expect(200);
  for (const { id } of cases) {
    const command = {
      type: 'ANALYZE',
      typeCode: 'NEI',
      risk: 'green',
      leadId: mediator.organisationId,
      measure: '三日内上门调解',
      dueOn: '2026-11-20',
    };
    const decision = { disputeId: id, command, task: { proof: '调解记录' } };
    await centre.browser.post(`${meetings}/${body.id}/decisions`).send(decision).expect(201);
  }
  await centre.browser.post(`${meetings}/${body.id}/close`).send({ conclusions: '形势平稳。' }).expect(200);
  const [first] = cases;
  if (first === undefined) return;
  await send(mediator, first, 'SIGN_FOR', { mediatorIds: [mediator.staffId], noConflictOfInterest: true });
  await send(mediator, first, 'HOLD_SESSION', {
    heldOn: '2026-11-16',
    place: '村委会',
    attendingPartyIds: first.parties.map(({ id }) => id),
    record: '双方到场',
    open: true,
  });
}
