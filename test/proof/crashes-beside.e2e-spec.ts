import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { inRecord, verifyRecord } from '#casework/verification';
import { query, Vault } from '#platform';
import { DestructionWork } from '../../libs/casework/src/retention/destruction/destruction.job.ts';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { type Case, dispatch, report, send } from '../support/case-story.ts';
import { type FragileConnections, fragileConnections } from '../support/fragile-connections.ts';
import { keysIn, notesAt, notesSeen, sealNote, withKey } from '../support/sealed-notes.ts';
import { wholeContent } from '../support/whole-content.ts';

jest.setTimeout(240_000);

let app: TestApp;
let connections: FragileConnections;
let [grid, mediator, centre, leader, office]: readonly Session[] = [];
const the = (session: Session | undefined): Session => {
  if (session === undefined) throw new Error('signed in before');
  return session;
};
const signIn = async (): Promise<void> => {
  const names = ['wanggeyuan', 'guochangshun', 'zhongxin', 'lingdao', 'sifasuo'];
  [grid, mediator, centre, leader, office] = await Promise.all(names.map((name) => app.as(name)));
};
beforeAll(async () => {
  app = await anApp();
  await signIn();
  for (const one of [mediator, leader, office]) await withKey(the(one));
  connections = fragileConnections(app.app.get(DataSource), app.database.url);
}, 90_000);
afterEach(() => connections.breakWhen(null));
afterAll(async () => {
  await connections.close();
  await app.close();
});

/** What a request may touch although its command has failed: signs of life of a sign-in, limits. */
const besideTheCommand: ReadonlySet<string> = new Set(['session', 'rate_window', 'outbox_bell']);
async function record(): Promise<Readonly<Record<string, string>>> {
  const all = Object.entries(await wholeContent(app.dataSource));
  return Object.fromEntries(all.filter(([table]) => !besideTheCommand.has(table)));
}
const isCommit = (text: string): boolean => /^commit/i.test(text);
/** Cases that these tests dispatch without a meeting lack its decision, and nothing else. */
const verified = async () => {
  const vault = app.app.get(Vault);
  const { differences } = await inRecord(app.dataSource, (tx) => verifyRecord(tx, vault));
  return differences.filter(({ field }) => field !== 'review_decision');
};

/** A request, and what it is answered when it is sent again after its answer was lost. */
interface Sending {
  readonly by: Session;
  readonly path: string;
  readonly body: object;
  /** 2xx for what counts once under its key, and changes nothing more. */
  readonly again: number;
}

/** A case with a sealed note, whose halves lie with the leader and with the office. */
async function aSealedNote(): Promise<readonly [Case, string]> {
  const made = await underway();
  return [made, await sealNote(the(mediator), made, '男方私下说愿意先付一半')];
}
async function underway(): Promise<Case> {
  const made = await report(the(grid));
  await send(the(centre), made, 'ACCEPT', {});
  await dispatch(app, the(centre), made, { leadId: the(mediator).organisationId });
  const mediatorIds = [the(mediator).staffId];
  await send(the(mediator), made, 'SIGN_FOR', { mediatorIds, noConflictOfInterest: true });
  return made;
}
/** Declined, and shut for ten years, with a file. */
async function archived(): Promise<Case> {
  const made = await report(the(office));
  await the(centre)
    .browser.post(`/api/v1/disputes/${made.id}/attachments`)
    .field('kind', 'paper')
    .field('form', 'identity')
    .attach('file', Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(900)]), '身份证.pdf')
    .expect(201);
  await send(the(centre), made, 'DECLINE', { ground: '已有生效判决', guidedTo: '县人民法院' });
  const papers = (['registration', 'rightsNotice', 'identity'] as const).map((paper) => ({
    paper,
    present: true,
  }));
  return await send(the(office), made, 'ARCHIVE', { papers, retention: '10years' });
}
const proposal = (...cases: readonly Case[]) => ({
  disputeIds: cases.map(({ id }) => id),
  reason: '鉴定小组逐卷审查，无保存价值',
});
let due: readonly Case[] = [];
const proposed = async (n: number): Promise<string> =>
  (
    await the(office)
      .browser.post('/api/v1/destruction-lists')
      .send(proposal(due[n] as Case))
      .expect(201)
  ).body.id;

const asks = async (): Promise<readonly [Case, string, string]> => {
  const [made, noteId] = await aSealedNote();
  const { body } = await the(leader)
    .browser.post(notesAt(made, `/${noteId}/breakings`))
    .send({ reason: '须查清' })
    .expect(201);
  return [made, noteId, body.items[0].breakings[0].id];
};

/** Each prepares what it needs and says what is sent. */
const beside: Readonly<Record<string, () => Promise<Sending>>> = {
  'sealing a note': async () => {
    const made = await underway();
    const { circle } = await notesSeen(the(mediator), made);
    const body = { talkedOn: '2026-11-23', text: '女方私下说不愿离婚', keyIds: keysIn(circle) };
    return { by: the(mediator), path: notesAt(made), body, again: 201 };
  },
  'opening a note to others': async () => {
    const [made, noteId] = await aSealedNote();
    const { circle } = await notesSeen(the(mediator), made);
    const path = notesAt(made, `/${noteId}/circle`);
    return { by: the(mediator), path, body: { keyIds: keysIn(circle) }, again: 0 };
  },
  'asking to break a seal': async () => {
    const [made, noteId] = await aSealedNote();
    const path = notesAt(made, `/${noteId}/breakings`);
    return { by: the(leader), path, body: { reason: '须查清' }, again: 201 };
  },
  'breaking a seal': async () => {
    const [made, noteId, id] = await asks();
    const path = notesAt(made, `/${noteId}/breakings/${id}/consent`);
    return { by: the(office), path, body: { reason: '属实' }, again: 200 };
  },
  'saying no to it': async () => {
    const [made, noteId, id] = await asks();
    const path = notesAt(made, `/${noteId}/breakings/${id}/refusal`);
    return { by: the(office), path, body: { reason: '不必' }, again: 409 };
  },
  'handing out a receipt': async () => {
    const made = await report(the(grid));
    const path = `/api/v1/disputes/${made.id}/receipts`;
    return { by: the(grid), path, body: { partyId: made.parties[0]?.id }, again: 0 };
  },
};
const destroying: typeof beside = {
  'proposing a list of destruction': async () => ({
    by: the(office),
    path: '/api/v1/destruction-lists',
    body: proposal(due[0] as Case),
    again: 422,
  }),
  'approving it': async () => ({
    by: the(leader),
    path: `/api/v1/destruction-lists/${await proposed(1)}/decision`,
    body: { approved: true, reason: '同意销毁' },
    again: 409,
  }),
  'refusing it': async () => ({
    by: the(leader),
    path: `/api/v1/destruction-lists/${await proposed(2)}/decision`,
    body: { approved: false, reason: '再存五年' },
    again: 409,
  }),
};

async function isDoneWhollyOrNot(prepare: () => Promise<Sending>): Promise<void> {
  const { by, path, body, again } = await prepare();
  const key = randomUUID();
  const post = () => by.browser.post(path).set('idempotency-key', key).send(body);
  const before = await record();
  let statements = 0;
  for (let n = 1, isCommitting = false; !isCommitting; n += 1) {
    let left = n;
    connections.breakWhen((text) => {
      left -= 1;
      isCommitting ||= isCommit(text);
      return left === 0 || isCommit(text) ? 'before' : null;
    });
    const { status, type } = await post();
    connections.breakWhen(null);
    expect([n, status, type]).toEqual([n, 503, 'application/problem+json']);
    statements = n;
  }
  expect(statements).toBeGreaterThan(4);
  expect(await record()).toEqual(before);
  connections.breakWhen((text) => (isCommit(text) ? 'after' : null));
  expect((await post()).status).toBe(503);
  connections.breakWhen(null);
  const done = await record();
  expect(done.audit_entry === before.audit_entry && done.dispute_event === before.dispute_event).toBe(false);
  const { status } = await post();
  // What has no key of its own is done again, or refused because it is done: each says which.
  if (again === 0) expect(status).toBeLessThan(300);
  else {
    expect(status).toBe(again);
    expect(await record()).toEqual(done);
  }
}

describe('a connection that is lost at each statement of', () => {
  test.each(Object.keys(beside))('%s leaves it done wholly or not at all', async (name) => {
    await isDoneWhollyOrNot(beside[name] as () => Promise<Sending>);
    expect(await verified()).toEqual([]);
  });
});

describe('ten years later, a connection that is lost at each statement of', () => {
  beforeAll(async () => {
    const cases: Case[] = [];
    for (let n = 0; n < 5; n += 1) cases.push(await archived());
    due = cases;
    app.clock.set('2037-01-02T01:00:00.000Z');
    await signIn();
  }, 120_000);

  test.each(Object.keys(destroying))('%s leaves it done wholly or not at all', async (name) => {
    await isDoneWhollyOrNot(destroying[name] as () => Promise<Sending>);
    expect(await verified()).toEqual([]);
  });

  test('carrying a list out destroys a dossier together with the line that says so, or neither', async () => {
    await app.app.get(DestructionWork).carryOutAll();
    const { body: list } = await the(office)
      .browser.post('/api/v1/destruction-lists')
      .send(proposal(due[3] as Case, due[4] as Case))
      .expect(201);
    const decision = { approved: true, reason: '同意销毁' };
    await the(leader)
      .browser.post(`/api/v1/destruction-lists/${list.id}/decision`)
      .send(decision)
      .expect(200);
    const states = async () =>
      await query<{ outcome: string | null; names: number; files: number; keys: number }>(app.dataSource, {
        text: `select i.outcome, (select count(*)::int from party p where p.dispute_id = i.dispute_id and p.erased_on is null) as names,
                 (select count(*)::int from attachment a where a.dispute_id = i.dispute_id and a.object_key is not null) as files,
                 (select count(*)::int from seal s where s.subject_id = i.id) as keys
               from destruction_item i where i.list_id = $1 order by i.position`,
        values: [list.id],
      });
    const left = { outcome: null, names: 2, files: 1, keys: 1 };
    const gone = { outcome: 'destroyed', names: 0, files: 0, keys: 2 };
    let lost = 0;
    for (let n = 1, isOver = false; !isOver; n += 1) {
      let waits = n;
      connections.breakWhen(() => {
        waits -= 1;
        return waits === 0 ? 'before' : null;
      });
      await app.app
        .get(DestructionWork)
        .carryOutAll()
        .catch(() => undefined);
      connections.breakWhen(null);
      for (const state of await states()) expect([left, gone]).toContainEqual(state);
      isOver = (await states()).every(({ outcome }) => outcome !== null) && waits > 0;
      lost += waits > 0 ? 0 : 1;
    }
    expect(lost).toBeGreaterThan(10);
    expect(await states()).toEqual([gone, gone]);
    const { body } = await the(office).browser.get(`/api/v1/destruction-lists/${list.id}`).expect(200);
    expect(body).toMatchObject({ state: 'done', destroyed: 2 });
    expect(await verified()).toEqual([]);
  });
});
