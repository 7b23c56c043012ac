import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { anApp, type Session, type TestApp } from './support/app.ts';
import { type Case, report, seen, send } from './support/case-story.ts';
import { nobody } from './support/command-samples.ts';
import { cookieOf } from './support/mortal-product.ts';
import { until } from './support/until.ts';

let app: TestApp;
let mediator: Session;
let centre: Session;
beforeAll(async () => {
  app = await anApp();
  mediator = await app.as('guochangshun');
  centre = await app.as('zhongxin');
});
afterAll(() => app.close());

const open = new Set<AbortController>();
afterEach(() => {
  for (const line of open) line.abort();
  open.clear();
});

/** What a screen is told, as it comes. */
async function listen(
  username: string,
  path: string,
): Promise<{ readonly told: string[]; readonly status: number }> {
  const line = new AbortController();
  open.add(line);
  const cookie = await cookieOf(app, username);
  const answer = await fetch(`${await app.app.getUrl()}${path}`, {
    headers: { cookie },
    signal: line.signal,
  });
  const told: string[] = [];
  void (async () => {
    for await (const piece of answer.body ?? []) told.push(new TextDecoder().decode(piece));
  })().catch(() => undefined);
  return { told, status: answer.status };
}
const isTold = (told: readonly string[], event: string, data: object) =>
  told.join('').includes(`event: ${event}\n`) && told.join('').includes(`data: ${JSON.stringify(data)}\n`);
const caseAt = ({ id, version }: Case) => `/api/v1/live?dispute=${id}&seen=${version}`;

describe('a screen that shows a case', () => {
  test('is told when somebody else changes it', async () => {
    const made = await report(mediator);
    const { told } = await listen('guochangshun', caseAt(made));
    await until('the line is open', () => told.join('').includes('event: beat'));
    expect(told.join('')).not.toContain('event: dispute');
    const { version } = await send(centre, made, 'NOTE', { kind: 'other', text: '双方情绪平稳' });
    await until('the change is told', () => isTold(told, 'dispute', { id: made.id, value: version }));
    expect(told.join('')).not.toContain('双方情绪平稳');
  });

  test('is told at once of what happened before it listened', async () => {
    const made = await report(mediator);
    const { version } = await send(centre, made, 'NOTE', { kind: 'other', text: '已电话联系' });
    const { told } = await listen('guochangshun', caseAt(made));
    await until('the change is told', () => isTold(told, 'dispute', { id: made.id, value: version }));
  });

  test('of somebody who may not know of the case is refused like the case itself', async () => {
    const made = await report(mediator);
    const stranger = 'jinbaotian';
    expect((await listen(stranger, caseAt(made))).status).toBe(404);
    await (await app.as(stranger)).browser.get(`/api/v1/disputes/${made.id}`).expect(404);
    await app.browser().get('/api/v1/live').expect(401);
  });
});

test('every screen is told at once how many notifications are unread, and again when the number changes', async () => {
  const add = (source: string) =>
    app.dataSource.query(
      `insert into notification (staff_id, kind, facts, created_at, source) values ($1, 'backup.overdue', '{"days": 3}', now(), $2)`,
      [centre.staffId, source],
    );
  const isCounted = (told: readonly string[], value: number) =>
    isTold(told, 'notifications', { id: centre.staffId, value });
  // Before anybody listens, as what comes between the reading of a screen and its line.
  await add('first');
  const { told } = await listen('zhongxin', '/api/v1/live');
  await until('the number is told', () => isCounted(told, 1));
  await add('second');
  await until('the new number is told', () => isCounted(told, 2));
});

test('lines that are open do not hold up the end of the product', async () => {
  const other = await anApp();
  const by = await other.as('guochangshun');
  const made = await seen(by, await report(by));
  const cookie = await cookieOf(other, 'guochangshun');
  const answer = await fetch(`${await other.app.getUrl()}${caseAt(made)}`, { headers: { cookie } });
  const read = new Response(answer.body).text();
  await other.close();
  expect(await read).toContain('event: beat');
});

describe('a screen in a meeting', () => {
  test('is told when the page is turned and when something is decided, and by no name', async () => {
    const made = await report(mediator);
    await send(centre, made, 'ACCEPT', {});
    const meetings = '/api/v1/review/meetings';
    const { body: meeting } = await centre.browser.post(meetings).send({ kind: 'weekly' }).expect(201);
    const { told } = await listen('sifasuo', `/api/v1/live?meeting=${meeting.id}`);
    await until('the line is open', () => isTold(told, 'meeting', { id: meeting.id, value: 0 }));
    const screen = `${meetings}/${meeting.id}/screen`;
    await centre.browser.put(screen).send({ disputeId: made.id }).expect(409);
    await centre.browser.post(`${meetings}/${meeting.id}/open`).send({}).expect(200);
    const timesTold = () => told.join('').split('event: meeting').length - 1;
    await until('the opening is told', () => timesTold() === 2);
    await centre.browser.put(screen).send({ disputeId: made.id }).expect(200);
    const { body } = await centre.browser.put(screen).send({ disputeId: made.id }).expect(200);
    expect(body).toEqual({ disputeId: made.id, turn: 2 });
    await until('the turn is told', () => isTold(told, 'screen', { id: meeting.id, value: 2 }));
    const command = { type: 'NOTE', kind: 'other', text: '继续观察' };
    await centre.browser
      .post(`${meetings}/${meeting.id}/decisions`)
      .send({ disputeId: made.id, command })
      .expect(201);
    await until('the decision is told', () => timesTold() === 3);
    expect(told.join('')).not.toContain('继续观察');
    const now = await seen(centre, made);
    await send(centre, now, 'REGRADE', { risk: 'yellow', factors: [], reason: '情绪激动' });
    await until('what happens to its cases outside of it is told', () => timesTold() === 4);
  });

  test('is opened to nobody who may not see the meeting', async () => {
    const { status } = await listen('zhongxin', `/api/v1/live?meeting=${nobody}`);
    expect(status).toBe(404);
  });
});
