import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { otherTownship } from '../../../../test/support/access-cast.ts';
import { anApp, type Session, type TestApp } from '../../../../test/support/app.ts';
import { type Case, dispatch, report, send } from '../../../../test/support/case-story.ts';
import { nobody } from '../../../../test/support/command-samples.ts';

let app: TestApp;
let administrator: Session;
let grid: Session;
let mediator: Session;
let police: Session;
let centre: Session;
let known: Case;

beforeAll(async () => {
  app = await anApp();
  [administrator, grid, mediator, police, centre] = (await Promise.all(
    ['guanliyuan', 'wanggeyuan', 'guochangshun', 'paichusuo', 'zhongxin'].map((name) => app.as(name)),
  )) as [Session, Session, Session, Session, Session];
  known = await report(grid);
  known = await send(centre, known, 'ACCEPT', {});
  await dispatch(app, centre, known, { leadId: mediator.organisationId });
  known = await send(mediator, known, 'SIGN_FOR', {
    mediatorIds: [mediator.staffId],
    noConflictOfInterest: true,
  });
});
afterAll(() => app.close());

const mine = (by: Session, dispute?: string) =>
  by.browser.get('/api/v1/rights').query(dispute === undefined ? {} : { dispute });
const theirs = (id: string, dispute?: string) =>
  administrator.browser.get(`/api/v1/staff/${id}/rights`).query(dispute === undefined ? {} : { dispute });
const eventOf = (body: { events: readonly { event: string }[] }, event: string) =>
  body.events.find((one) => one.event === event);

describe('asked about oneself', () => {
  test('without a case, the policy says in which relations one may do what', async () => {
    const { body } = await mine(mediator).expect(200);
    expect(body.person).toMatchObject({ name: '郭长顺', roles: ['mediator'] });
    expect(body.dispute).toBeNull();
    expect(eventOf(body, 'HOLD_SESSION')).toMatchObject({
      isAllowed: null,
      rows: [{ role: 'mediator', relations: ['own'] }],
    });
    expect(eventOf(body, 'ARCHIVE')).toMatchObject({ isAllowed: false, rows: [] });
  });

  test('of a case by its number, it names the row and the relation', async () => {
    const { body } = await mine(mediator, known.number ?? '').expect(200);
    expect(body.dispute).toMatchObject({ id: known.id, sight: 'case', readsAccesses: true });
    expect(eventOf(body, 'HOLD_SESSION')).toMatchObject({
      isAllowed: true,
      through: [{ role: 'mediator', relation: 'own' }],
    });
  });

  test('it allows everything that the case offers', async () => {
    const { allowedEvents } = (await mediator.browser.get(`/api/v1/disputes/${known.id}`).expect(200)).body;
    const { body } = await mine(mediator, known.id).expect(200);
    expect(allowedEvents.length).toBeGreaterThan(5);
    for (const event of allowedEvents) expect(eventOf(body, event)).toMatchObject({ isAllowed: true });
  });

  test('a case that one may not see is answered like one that is not there', async () => {
    for (const dispute of [known.id, nobody, '（2026）月人调字第999号'])
      expect((await mine(police, dispute)).body).toMatchObject({ status: 404, code: 'no-such-dispute' });
  });
});

describe('an administrator', () => {
  test('learns how somebody stands to a case, and nothing of the case', async () => {
    const { body } = await theirs(mediator.staffId, known.number ?? '').expect(200);
    expect(body.dispute.relations).toEqual(
      ['none', 'own', 'holder', 'village'].map((relation) => ({ role: 'mediator', relation })),
    );
    expect(new Set(Object.keys(body.dispute))).toEqual(
      new Set(['attachmentLevels', 'id', 'number', 'readsAccesses', 'relations', 'seenThrough', 'sight']),
    );
    expect(JSON.stringify(body)).not.toContain('赵大山');
  });

  test('leaves a note of having asked about a case', async () => {
    await theirs(police.staffId, known.id).expect(200);
    const { items } = (await centre.browser.get(`/api/v1/disputes/${known.id}/accesses`).expect(200)).body;
    expect(items[0]).toMatchObject({
      action: 'policy.explain',
      by: { name: '冀明' },
      reason: '秦卫东',
    });
  });

  test('is told that somebody whose account is closed may do nothing', async () => {
    const { staffId } = await app.as('lingdao');
    await administrator.browser.patch(`/api/v1/staff/${staffId}`).send({ active: false }).expect(200);
    const { body } = await theirs(staffId, known.id).expect(200);
    expect([body.person.roles, body.dispute.sight]).toEqual([[], 'nothing']);
    expect(body.events.every(({ isAllowed }: { isAllowed: boolean }) => !isAllowed)).toBe(true);
  });

  test('reaches nobody and no case of another township', async () => {
    const stranger = await app.person('stranger', 'mediator', await otherTownship(app));
    await theirs(stranger).expect(404);
    await theirs(mediator.staffId, nobody).expect(404);
  });
});
