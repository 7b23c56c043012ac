import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { query } from '#platform';
import { SealLapseJob } from '../../libs/casework/src/sealed-note/seal.lapse.ts';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { type Case, dispatch, report, send } from '../support/case-story.ts';
import { notesAt, notesSeen, openNote, sealNote, unlock, withKey } from '../support/sealed-notes.ts';

const text = '女方私下说孩子已不在本县，住在姐姐家';
const reason = '调解员病故，孩子的下落须由他人接手';

let app: TestApp;
let grid: Session;
let mediator: Session;
let centre: Session;
let leader: Session;
let office: Session;
let deputy: Session;
let codes: ReadonlyMap<Session, string>;
beforeAll(async () => {
  app = await anApp();
  await app.person('second-head', 'office', await app.unit('月山镇司法所'), true);
  const names = ['wanggeyuan', 'guochangshun', 'zhongxin', 'lingdao', 'sifasuo', 'second-head'];
  const people = await Promise.all(names.map((name) => app.as(name)));
  [grid, mediator, centre, leader, office, deputy] = people as [
    Session,
    Session,
    Session,
    Session,
    Session,
    Session,
  ];
  const made = new Map<Session, string>();
  for (const one of [mediator, centre, leader, office, deputy]) made.set(one, await withKey(one));
  codes = made;
}, 90_000);
afterAll(() => app.close());

/** A case with one sealed note, the halves of whose key lie with the leader and with the two heads of the office. */
async function aSealedNote(): Promise<readonly [Case, string]> {
  const made = await report(grid);
  await send(centre, made, 'ACCEPT', {});
  await dispatch(app, centre, made, { leadId: mediator.organisationId });
  await send(mediator, made, 'SIGN_FOR', { mediatorIds: [mediator.staffId], noConflictOfInterest: true });
  return [made, await sealNote(mediator, made, text)];
}

const ask = (by: Session, at: Case, noteId: string) =>
  by.browser.post(notesAt(at, `/${noteId}/breakings`)).send({ reason });

async function asked(by: Session, at: Case, noteId: string): Promise<string> {
  const { body } = await ask(by, at, noteId).expect(201);
  return body.items[0].breakings.at(-1).id;
}

const answer = (by: Session, at: Case, noteId: string, id: string, how: 'consent' | 'refusal') =>
  by.browser.post(notesAt(at, `/${noteId}/breakings/${id}/${how}`)).send({ reason: '情况属实' });

const halvesHanded = () =>
  query(app.dataSource, { text: 'select 1 from seal_breaking_half' }).then((rows) => rows.length);

const codesOf = (answers: readonly { status: number; body: { code?: string } }[]) =>
  answers.map(({ status, body }) => `${status} ${body.code ?? ''}`.trim()).sort();

describe('a seal', () => {
  test('is broken by two, who read the note from then on, and everybody beside it sees that', async () => {
    const [made, noteId] = await aSealedNote();
    for (const by of [leader, office]) await openNote(by, made, noteId).expect(404);
    const breakingId = await asked(leader, made, noteId);
    // Asking alone opens nothing, to neither of them.
    for (const by of [leader, office]) await openNote(by, made, noteId).expect(404);
    expect((await notesSeen(office, made)).items[0]).toMatchObject({
      mayOpen: false,
      breakings: [{ askedFor: reason, outcome: 'waiting', mayAnswer: true }],
    });
    await answer(office, made, noteId, breakingId, 'consent').expect(200);
    for (const by of [leader, office])
      expect((await openNote(by, made, noteId).expect(200)).body.text).toBe(text);
    const mark = {
      askedBy: { id: leader.staffId },
      askedFor: reason,
      outcome: 'broken',
      answeredBy: { id: office.staffId },
      agreedFor: '情况属实',
    };
    for (const by of [mediator, leader, office])
      expect((await notesSeen(by, made)).items[0].breakings).toMatchObject([mark]);
    const { items } = (await centre.browser.get(`/api/v1/disputes/${made.id}/history`).expect(200)).body;
    expect(items.slice(-2)).toMatchObject([
      { type: 'ASK_TO_UNSEAL', facts: { noteId, reason } },
      { type: 'UNSEAL_NOTE', facts: { noteId, reason: '情况属实' } },
    ]);
    const looks = (await centre.browser.get(`/api/v1/disputes/${made.id}/accesses`).expect(200)).body.items;
    expect(looks.filter(({ action }: { action: string }) => action === 'sealed-note.read')).toHaveLength(2);
    expect(await halvesHanded()).toBe(0);
  });

  test('that was broken is let in to nobody by the two', async () => {
    const [made, noteId] = await aSealedNote();
    await answer(office, made, noteId, await asked(leader, made, noteId), 'consent').expect(200);
    const { items } = await notesSeen(leader, made);
    expect(items[0].lacking).toEqual([]);
    const { circle } = await notesSeen(mediator, made);
    const keyIds = circle.readers.map((one: { keyId: string }) => one.keyId);
    await leader.browser
      .post(notesAt(made, `/${noteId}/circle`))
      .send({ keyIds })
      .expect(404);
  });

  test('is asked of those who can answer, and of nobody else, wherever the case is', async () => {
    const [made, noteId] = await aSealedNote();
    const id = await asked(leader, made, noteId);
    const waiting = async (by: Session) =>
      (await by.browser.get('/api/v1/seal-requests').expect(200)).body.items.filter(
        (one: { disputeId: string }) => one.disputeId === made.id,
      );
    for (const by of [office, deputy])
      expect(await waiting(by)).toMatchObject([{ id, isForMe: true, askedBy: { id: leader.staffId } }]);
    expect(await waiting(leader)).toMatchObject([{ id, isForMe: false }]);
    expect(JSON.stringify(await waiting(office))).not.toContain(reason);
    expect(await waiting(centre)).toEqual([]);
    // A mediator keeps no half, whatever the case.
    await mediator.browser.get('/api/v1/seal-requests').expect(403);
    await answer(office, made, noteId, id, 'refusal').expect(200);
    for (const by of [office, leader]) expect(await waiting(by)).toEqual([]);
  });

  test('opens to no third: not to another head, not to somebody with a key, not to the other notes', async () => {
    const [made, noteId] = await aSealedNote();
    const other = await sealNote(mediator, made, '另一次单独谈话');
    await answer(office, made, noteId, await asked(leader, made, noteId), 'consent').expect(200);
    for (const by of [deputy, centre]) await openNote(by, made, noteId).expect(404);
    for (const by of [leader, office, deputy]) await openNote(by, made, other).expect(404);
    expect(await notesSeen(centre, made)).toMatchObject({ standing: 'other', count: 2, items: [] });
    expect((await ask(centre, made, noteId).expect(403)).body.code).toBe('keeps-no-half');
    expect((await ask(mediator, made, noteId).expect(403)).body.code).toBe('event-not-yours');
  });

  test('is broken by nobody alone, nor by two on the same side', async () => {
    const [made, noteId] = await aSealedNote();
    const breakingId = await asked(office, made, noteId);
    for (const by of [office, deputy, centre])
      expect((await answer(by, made, noteId, breakingId, 'consent').expect(403)).body.code).toBe(
        'keeps-no-half',
      );
    await openNote(office, made, noteId).expect(404);
    await answer(leader, made, noteId, breakingId, 'consent').expect(200);
    await openNote(office, made, noteId).expect(200);
    expect((await ask(office, made, noteId).expect(409)).body.code).toBe('seal-broken-already');
  });

  test('stays whole where the other says no, or whoever asked takes it back', async () => {
    const [made, noteId] = await aSealedNote();
    const first = await asked(leader, made, noteId);
    expect((await answer(centre, made, noteId, first, 'refusal').expect(403)).body.code).toBe(
      'keeps-no-half',
    );
    await answer(deputy, made, noteId, first, 'refusal').expect(200);
    for (const how of ['consent', 'refusal'] as const)
      expect((await answer(office, made, noteId, first, how).expect(409)).body.code).toBe(
        'breaking-answered',
      );
    expect(await halvesHanded()).toBe(0);
    const second = await asked(leader, made, noteId);
    await answer(leader, made, noteId, second, 'refusal').expect(200);
    for (const by of [leader, office]) await openNote(by, made, noteId).expect(404);
    expect(
      (await notesSeen(mediator, made)).items[0].breakings.map(({ outcome }: { outcome: string }) => outcome),
    ).toEqual(['refused', 'refused']);
  });

  test('asks for the code of whoever asks and of whoever agrees', async () => {
    const [made, noteId] = await aSealedNote();
    const breakingId = await asked(leader, made, noteId);
    await office.browser.post('/api/v1/sealing-key/locking').send({}).expect(200);
    expect((await answer(office, made, noteId, breakingId, 'consent').expect(409)).body.code).toBe(
      'sealing-locked',
    );
    await unlock(office, codes.get(office) ?? '');
    await answer(office, made, noteId, breakingId, 'consent').expect(200);
  });

  test('is asked for once and broken once, whoever is quicker', async () => {
    const [made, noteId] = await aSealedNote();
    expect(codesOf(await Promise.all([leader, office, deputy].map((by) => ask(by, made, noteId))))).toEqual([
      '201',
      '409 breaking-under-way',
      '409 breaking-under-way',
    ]);
    const [{ breakings }] = (await notesSeen(mediator, made)).items;
    const asker = [leader, office, deputy].find(({ staffId }) => staffId === breakings[0].askedBy.id);
    await answer(asker ?? leader, made, noteId, breakings[0].id, 'refusal').expect(200);
    const again = await asked(leader, made, noteId);
    const answers = [office, deputy].map((by) => answer(by, made, noteId, again, 'consent'));
    expect(codesOf(await Promise.all(answers))).toEqual(['200', '409 breaking-answered']);
    const opened = await Promise.all([office, deputy].map((by) => openNote(by, made, noteId)));
    expect(opened.map(({ status }) => status).sort()).toEqual([200, 404]);
    const broken = await query(app.dataSource, {
      text: `select 1 from dispute_event where dispute_id = $1 and type = 'UNSEAL_NOTE'`,
      values: [made.id],
    });
    expect(broken).toHaveLength(1);
  });

  // The last one: it moves the clock, and everybody signs in anew.
  test('is asked for anew where nobody has answered within 72 hours', async () => {
    const [made, noteId] = await aSealedNote();
    const breakingId = await asked(leader, made, noteId);
    const back = async (username: string, before: Session) => {
      const session = await app.as(username);
      await unlock(session, codes.get(before) ?? '');
      return session;
    };
    const lapse = app.app.get(SealLapseJob, { strict: false });
    app.clock.advanceMs(72 * 3_600_000 - 1);
    await lapse.run();
    expect(await halvesHanded()).toBe(2);
    app.clock.advanceMs(1);
    await lapse.run();
    expect(await halvesHanded()).toBe(0);
    const [lateOffice, lateLeader] = [await back('sifasuo', office), await back('lingdao', leader)];
    expect((await answer(lateOffice, made, noteId, breakingId, 'consent').expect(409)).body.code).toBe(
      'breaking-lapsed',
    );
    expect((await notesSeen(lateLeader, made)).items[0]).toMatchObject({
      mayAsk: true,
      breakings: [{ outcome: 'lapsed', mayAnswer: false }],
    });
    const again = await asked(lateLeader, made, noteId);
    await answer(lateOffice, made, noteId, breakingId, 'consent').expect(409);
    await answer(lateOffice, made, noteId, again, 'consent').expect(200);
    expect((await openNote(lateLeader, made, noteId).expect(200)).body.text).toBe(text);
    expect(await halvesHanded()).toBe(0);
  });
});
