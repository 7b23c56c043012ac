import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { attempt, type Case, dispatch, report, send } from '../support/case-story.ts';
import { holdRows } from '../support/held-rows.ts';
import {
  drawn,
  keysIn,
  notesAt,
  notesSeen,
  openNote,
  sealNote,
  unlock,
  withKey,
} from '../support/sealed-notes.ts';

const text = '男方私下说欠条是他自己写的';

let app: TestApp;
let grid: Session;
let mediator: Session;
let second: Session;
let centre: Session;
let leader: Session;
let office: Session;
const codes = new Map<Session, string>();
beforeAll(async () => {
  app = await anApp();
  await app.person('second-mediator', 'mediator', await app.unit('柳溪村'));
  const names = ['wanggeyuan', 'guochangshun', 'second-mediator', 'zhongxin', 'lingdao', 'sifasuo'];
  const people = await Promise.all(names.map((name) => app.as(name)));
  [grid, mediator, second, centre, leader, office] = people as [
    Session,
    Session,
    Session,
    Session,
    Session,
    Session,
  ];
  for (const one of [mediator, second, leader, office]) codes.set(one, await withKey(one));
}, 90_000);
afterAll(() => app.close());

/** A case of two mediators with one sealed note, whose halves lie with the leader and with the office. */
async function aSealedNote(): Promise<readonly [Case, string]> {
  const made = await report(grid);
  await send(centre, made, 'ACCEPT', {});
  await dispatch(app, centre, made, { leadId: mediator.organisationId });
  const mediatorIds = [mediator.staffId, second.staffId];
  await send(mediator, made, 'SIGN_FOR', { mediatorIds, noConflictOfInterest: true });
  return [made, await sealNote(mediator, made, text)];
}

const hold = (table: 'sealed_note' | 'dispute', id: string) =>
  holdRows(app.dataSource, { text: `select 1 from ${table} where id = $1 for no key update`, values: [id] });
const ask = (by: Session, at: Case, noteId: string) =>
  by.browser.post(notesAt(at, `/${noteId}/breakings`)).send({ reason: '须查清欠条来历' });
const consent = (by: Session, at: Case, noteId: string, id: string) =>
  by.browser.post(notesAt(at, `/${noteId}/breakings/${id}/consent`)).send({ reason: '情况属实' });
const widen = (by: Session, at: Case, noteId: string, keyIds: readonly string[]) =>
  by.browser.post(notesAt(at, `/${noteId}/circle`)).send({ keyIds });
const change = async (by: Session) => {
  const code = drawn();
  const answer = await by.browser.post('/api/v1/sealing-key/change').send({ oldCode: codes.get(by), code });
  codes.set(by, code);
  return answer;
};
const lastBreaking = async (at: Case) => (await notesSeen(mediator, at)).items[0].breakings.at(-1);
/** Sends it at once, and not when somebody waits for it. */
const sent = async <T>(request: PromiseLike<T>): Promise<T> => await request;

describe('while halves are dealt anew', () => {
  test('a half that somebody hands over is the one that counts, whoever comes first', async () => {
    for (const first of ['widen', 'ask'] as const) {
      const [made, noteId] = await aSealedNote();
      const { circle } = await notesSeen(mediator, made);
      const held = await hold('sealed_note', noteId);
      const sending = {
        widen: () => sent(widen(mediator, made, noteId, keysIn(circle))),
        ask: () => sent(ask(leader, made, noteId)),
      };
      const one = sending[first]();
      await held.waiting(1);
      const other = sending[first === 'widen' ? 'ask' : 'widen']();
      await held.waiting(2);
      await held.release();
      const [dealt, asked] =
        first === 'widen' ? await Promise.all([one, other]) : await Promise.all([other, one]);
      expect([dealt.status, dealt.body.code]).toEqual(
        first === 'widen' ? [200, undefined] : [409, 'breaking-under-way'],
      );
      expect(asked.status).toBe(201);
      await consent(office, made, noteId, (await lastBreaking(made)).id).expect(200);
      for (const by of [leader, office])
        expect((await openNote(by, made, noteId).expect(200)).body.text).toBe(text);
    }
  });

  test('nobody is let in whom the case was taken from meanwhile', async () => {
    const [made, noteId] = await aSealedNote();
    const { circle } = await notesSeen(mediator, made);
    await second.browser
      .post('/api/v1/sealing-key/replacement')
      .send({ code: codes.get(second) })
      .expect(200);
    await unlock(second, codes.get(second) ?? '');
    const { lacking } = (await notesSeen(mediator, made)).items[0];
    expect(lacking.map((one: { id: string }) => one.id)).toEqual([second.staffId]);
    expect(circle.readers).toHaveLength(2);
    const held = await hold('dispute', made.id);
    const leaving = sent(
      attempt(mediator, made, 'REASSIGN', { mediatorIds: [mediator.staffId], reason: '调走一人' }),
    );
    await held.waiting(1);
    const opening = sent(widen(mediator, made, noteId, [lacking[0].keyId]));
    await Promise.race([held.waiting(2), opening]);
    await held.release();
    expect((await leaving).status).toBe(200);
    expect([(await opening).status, (await opening).body.code]).toEqual([409, 'circle-changed']);
  });
});

describe('while somebody changes their code', () => {
  test('a seal that was asked for can be broken with the new one', async () => {
    const [made, noteId] = await aSealedNote();
    await ask(leader, made, noteId).expect(201);
    expect((await change(office)).status).toBe(200);
    await unlock(office, codes.get(office) ?? '');
    expect((await notesSeen(office, made)).items[0].breakings).toMatchObject([{ mayAnswer: true }]);
    expect((await office.browser.get('/api/v1/seal-requests').expect(200)).body.items).toHaveLength(1);
    await consent(office, made, noteId, (await lastBreaking(made)).id).expect(200);
    for (const by of [leader, office]) await openNote(by, made, noteId).expect(200);
  });

  test('nobody is let in by a key that is no longer theirs, and what was asked waits for the new one', async () => {
    const [made, noteId] = await aSealedNote();
    const { circle } = await notesSeen(mediator, made);
    const held = await hold('sealed_note', noteId);
    const opening = sent(widen(mediator, made, noteId, keysIn(circle)));
    await held.waiting(1);
    expect((await change(leader)).status).toBe(200);
    await held.release();
    expect([(await opening).status, (await opening).body.code]).toEqual([409, 'circle-changed']);
    await unlock(leader, codes.get(leader) ?? '');
    await ask(office, made, noteId).expect(201);
    await consent(leader, made, noteId, (await lastBreaking(made)).id).expect(200);
    await openNote(leader, made, noteId).expect(200);
  });
});

describe('a seal', () => {
  test('is not broken for one alone: not where whoever asked has lost their code meanwhile', async () => {
    const [made, noteId] = await aSealedNote();
    await ask(leader, made, noteId).expect(201);
    const code = drawn();
    await leader.browser.post('/api/v1/sealing-key/replacement').send({ code }).expect(200);
    codes.set(leader, code);
    const { id } = await lastBreaking(made);
    expect((await consent(office, made, noteId, id).expect(409)).body.code).toBe('asker-opens-nothing');
    await openNote(office, made, noteId).expect(404);
    await office.browser
      .post(notesAt(made, `/${noteId}/breakings/${id}/refusal`))
      .send({ reason: '提出人已换密封码' })
      .expect(200);
  });

  test('is asked for and broken once, however often it is sent under one key', async () => {
    const [made, noteId] = await aSealedNote();
    await unlock(leader, codes.get(leader) ?? '');
    const { circle } = await notesSeen(mediator, made);
    await widen(mediator, made, noteId, keysIn(circle)).expect(200);
    for (const _ of [1, 2]) await ask(leader, made, noteId).set('Idempotency-Key', 'asked-once').expect(201);
    const { id } = await lastBreaking(made);
    for (const _ of [1, 2])
      await consent(office, made, noteId, id).set('Idempotency-Key', 'agreed-once').expect(200);
    expect((await notesSeen(mediator, made)).items[0].breakings).toMatchObject([{ outcome: 'broken' }]);
  });
});
