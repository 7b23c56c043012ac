import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execute, query } from '#platform';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { type Case, dispatch, report, send } from '../support/case-story.ts';
import { nobody } from '../support/command-samples.ts';
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

const text = '男方私下说只要对方当面认个错三千元也行';

let app: TestApp;
let grid: Session;
let mediator: Session;
let second: Session;
let centre: Session;
let office: Session;
let leader: Session;
let administrator: Session;
let code: string;
beforeAll(async () => {
  app = await anApp();
  await app.person('second-mediator', 'mediator', await app.unit('柳溪村'));
  [grid, mediator, second, centre, office, leader, administrator] = await Promise.all([
    app.as('wanggeyuan'),
    app.as('guochangshun'),
    app.as('second-mediator'),
    app.as('zhongxin'),
    app.as('sifasuo'),
    app.as('lingdao'),
    app.as('guanliyuan'),
  ]);
  code = await withKey(mediator);
}, 60_000);
afterAll(() => app.close());

/** Signed for by the mediator, and by others beside. */
async function aCase(...others: readonly Session[]): Promise<Case> {
  const made = await report(grid);
  await send(centre, made, 'ACCEPT', {});
  await dispatch(app, centre, made, { leadId: mediator.organisationId });
  const mediatorIds = [mediator, ...others].map(({ staffId }) => staffId);
  await send(mediator, made, 'SIGN_FOR', { mediatorIds, noConflictOfInterest: true });
  return made;
}

describe('a key', () => {
  test('is made once, under a code that was drawn', async () => {
    const fresh = await app.as('shiyumei');
    expect((await fresh.browser.get('/api/v1/sealing-key').expect(200)).body).toEqual({
      key: null,
      unlockedUntil: null,
      earlier: [],
    });
    for (const typed of ['1', '1111111111111117', '1234567890123456', '密封码'])
      expect(
        (await fresh.browser.post('/api/v1/sealing-key').send({ code: typed }).expect(422)).body,
      ).toMatchObject({
        code: 'sealing-code-mistyped',
        errors: [{ pointer: '/code' }],
      });
    const races = await Promise.all(
      [1, 2, 3].map(() => fresh.browser.post('/api/v1/sealing-key').send({ code: drawn() })),
    );
    expect(races.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(races.find(({ status }) => status === 201)?.body.key.checkNumber).toMatch(/^\d{4} \d{4} \d{4}$/);
    const { body } = await fresh.browser.get('/api/v1/notifications').expect(200);
    expect(body.items[0]).toMatchObject({ kind: 'sealing.key', disputeId: null });
  });

  test('opens for half an hour with its code, in this session alone, and is shut again', async () => {
    const { browser } = mediator;
    const wrong = await browser.post('/api/v1/sealing-key/unlocking').send({ code: drawn() }).expect(422);
    expect(wrong.body.code).toBe('wrong-sealing-code');
    const { body } = await unlock(mediator, code);
    expect(body.unlockedUntil).toBe('2026-11-23T01:30:00.000Z');
    expect(
      (await browser.post('/api/v1/sealing-key/locking').send({}).expect(200)).body.unlockedUntil,
    ).toBeNull();
    const { headers } = await unlock(mediator, code);
    const cookie = [headers['set-cookie']].flat().find((one) => one?.startsWith('fengqiao_sealing='));
    expect(cookie).toMatch(/; Max-Age=1800; Path=\/; HttpOnly; SameSite=Strict/);
    const stolen = await office.browser.get('/api/v1/sealing-key').set('Cookie', cookie?.split(';')[0] ?? '');
    expect(stolen.body.unlockedUntil ?? null).toBeNull();
  });

  test('is asked of no API key', async () => {
    const made = await mediator.browser
      .post('/api/v1/api-keys')
      .send({ name: '看板', scopes: ['read', 'write'], expiresInDays: 1 })
      .expect(201);
    const { id } = await aCase();
    const answer = await app
      .browser()
      .get(notesAt({ id }))
      .set('Authorization', `Bearer ${made.body.token ?? made.body.key}`);
    expect(answer.status).toBe(403);
  });
});

describe('a note', () => {
  test('is read by the mediators of the case, with their codes, and each look is noted', async () => {
    await withKey(second);
    const made = await aCase(second);
    const id = await sealNote(mediator, made, text);
    for (const by of [mediator, second])
      expect((await openNote(by, made, id).expect(200)).body).toEqual({
        talkedOn: '2026-11-23',
        partyIds: [],
        text,
      });
    const { body } = await centre.browser.get(`/api/v1/disputes/${made.id}/accesses`).expect(200);
    expect(body.items.filter(({ action }: { action: string }) => action === 'sealed-note.read')).toHaveLength(
      2,
    );
    const history = await centre.browser.get(`/api/v1/disputes/${made.id}/history`).expect(200);
    expect(history.body.items.at(-1)).toMatchObject({ type: 'SEAL_NOTE', facts: { noteId: id } });
  });

  test('names nobody as having talked who is no party to the case, and leaves nothing where it does', async () => {
    const [made, other] = [await aCase(), await aCase()];
    const { circle } = await notesSeen(mediator, made);
    const note = { talkedOn: '2026-11-23', text, keyIds: keysIn(circle) };
    const [own, stranger] = [made.parties[0]?.id, other.parties[0]?.id];
    const refused = await mediator.browser.post(notesAt(made)).send({ ...note, partyIds: [own, stranger] });
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '/partyIds/1']);
    expect((await notesSeen(mediator, made)).items).toEqual([]);
    await mediator.browser
      .post(notesAt(made))
      .send({ ...note, partyIds: [own] })
      .expect(201);
  });

  test('is opened to nobody else: the others see that there are notes, or not even the case', async () => {
    const made = await aCase();
    const id = await sealNote(mediator, made, text);
    for (const by of [centre, office, leader]) {
      expect(await notesSeen(by, made)).toEqual({ standing: 'other', count: 1, circle: null, items: [] });
      await openNote(by, made, id).expect(404);
    }
    for (const by of [administrator, await app.as('shiyumei')])
      expect([403, 404]).toContain((await openNote(by, made, id)).status);
    await openNote(await app.as('shenji'), made, id).expect(403);
    await openNote(mediator, made, nobody).expect(404);
  });

  test('is not read without the code', async () => {
    const made = await aCase();
    const id = await sealNote(mediator, made, text);
    await mediator.browser.post('/api/v1/sealing-key/locking').send({}).expect(200);
    expect((await openNote(mediator, made, id).expect(409)).body.code).toBe('sealing-locked');
    const note = { talkedOn: '2026-11-23', text, keyIds: [nobody] };
    expect((await mediator.browser.post(notesAt(made)).send(note).expect(409)).body.code).toBe(
      'sealing-locked',
    );
    await unlock(mediator, code);
    await openNote(mediator, made, id).expect(200);
  });

  test('is of a talk that was held', async () => {
    const made = await aCase();
    const { circle } = await notesSeen(mediator, made);
    const { body } = await mediator.browser
      .post(notesAt(made))
      .send({ talkedOn: '2027-01-01', text, keyIds: keysIn(circle) })
      .expect(422);
    expect(body.errors[0].pointer).toBe('/talkedOn');
  });

  test('is sealed for nobody but the circle of the case, and never without its writer', async () => {
    const made = await aCase();
    const { circle } = await notesSeen(mediator, made);
    const seal = (keyIds: readonly string[]) =>
      mediator.browser.post(notesAt(made)).send({ talkedOn: '2026-11-23', text, keyIds });
    const others = (await second.browser.get('/api/v1/sealing-key').expect(200)).body.key.id;
    for (const keyIds of [[nobody], [...keysIn(circle), others]])
      expect((await seal(keyIds).expect(409)).body.code).toBe('circle-changed');
    await seal([]).expect(422);
    expect((await notesSeen(mediator, made)).count).toBe(0);
  });

  test('whose bytes were altered is named, and nothing breaks', async () => {
    const made = await aCase();
    const id = await sealNote(mediator, made, text);
    const alter = (table: string, column: string, where: string) =>
      execute(app.dataSource, {
        text: `update ${table} set ${column} = set_byte(${column}, 70, get_byte(${column}, 70) # 1) where ${where} = $1`,
        values: [id],
      });
    for (const [table, column, where] of [
      ['sealed_note', 'content', 'id'],
      ['sealed_note_key', 'sealed', 'note_id'],
    ] as const) {
      await alter(table, column, where);
      expect((await openNote(mediator, made, id).expect(409)).body.code).toBe('sealed-note-damaged');
      expect(app.log.join('\n')).toContain(`The sealed note ${id} does not open`);
      await alter(table, column, where);
    }
    await openNote(mediator, made, id).expect(200);
  });

  test('sent twice under one key is there once', async () => {
    const made = await aCase();
    const note = { talkedOn: '2026-11-23', text, keyIds: keysIn((await notesSeen(mediator, made)).circle) };
    for (const _ of [1, 2])
      await mediator.browser.post(notesAt(made)).set('Idempotency-Key', 'sealed-once').send(note).expect(201);
    expect((await notesSeen(mediator, made)).count).toBe(1);
  });
});

describe('who comes later', () => {
  test('reads what was written before only when somebody who can lets them', async () => {
    const made = await aCase();
    const id = await sealNote(mediator, made, text);
    const mediatorIds = [mediator.staffId, second.staffId];
    await send(mediator, made, 'REASSIGN', { mediatorIds, reason: '增派一人' });
    expect((await openNote(second, made, id).expect(403)).body.code).toBe('not-sealed-to-you');
    const [shown] = (await notesSeen(mediator, made)).items;
    expect(shown.lacking.map((one: { id: string }) => one.id)).toEqual([second.staffId]);
    const keyIds = shown.lacking.map((one: { keyId: string }) => one.keyId);
    const widen = (by: Session) => by.browser.post(notesAt(made, `/${id}/circle`)).send({ keyIds });
    await widen(second).expect(403);
    await widen(centre).expect(404);
    expect((await Promise.all([widen(mediator), widen(mediator)])).map(({ status }) => status)).toEqual([
      200, 200,
    ]);
    expect((await openNote(second, made, id).expect(200)).body.text).toBe(text);
  });

  test('and who leaves reads it no more', async () => {
    const made = await aCase(second);
    const id = await sealNote(mediator, made, text);
    await openNote(second, made, id).expect(200);
    await send(mediator, made, 'REASSIGN', { mediatorIds: [mediator.staffId], reason: '调走一人' });
    await openNote(second, made, id).expect(404);
  });
});

describe('who has left', () => {
  test('lets those in who mediate now, and reads nothing while doing so', async () => {
    const made = await aCase();
    const id = await sealNote(mediator, made, text);
    await send(mediator, made, 'REASSIGN', { mediatorIds: [second.staffId], reason: '换人调解' });
    await openNote(mediator, made, id).expect(404);
    const seen = await notesSeen(mediator, made);
    expect(seen).toMatchObject({ standing: 'former', circle: null, items: [{ id, mayOpen: false }] });
    const keyIds = seen.items[0].lacking.map((one: { keyId: string }) => one.keyId);
    expect(seen.items[0].lacking.map((one: { id: string }) => one.id)).toEqual([second.staffId]);
    const own = (await mediator.browser.get('/api/v1/sealing-key').expect(200)).body.key.id;
    const widen = (by: Session, to: readonly string[]) =>
      by.browser.post(notesAt(made, `/${id}/circle`)).send({ keyIds: to });
    // To nobody but the mediators of the case: not to themselves, either.
    expect((await widen(mediator, [own]).expect(409)).body.code).toBe('circle-changed');
    await widen(centre, keyIds).expect(404);
    await widen(mediator, keyIds).expect(200);
    expect((await openNote(second, made, id).expect(200)).body.text).toBe(text);
    await openNote(mediator, made, id).expect(404);
    await send(second, made, 'REASSIGN', { mediatorIds: [mediator.staffId], reason: '换回' });
    await openNote(mediator, made, id).expect(200);
  });
});

describe('a code', () => {
  test('that is changed leaves every note readable, with the new one', async () => {
    const made = await aCase(second);
    const id = await sealNote(mediator, made, text);
    const later = drawn();
    const change = (oldCode: string) =>
      mediator.browser.post('/api/v1/sealing-key/change').send({ oldCode, code: later });
    expect((await change(drawn()).expect(422)).body.errors[0].pointer).toBe('/oldCode');
    const same = await mediator.browser.post('/api/v1/sealing-key/change').send({ oldCode: code, code });
    expect([same.status, same.body.errors[0].pointer]).toEqual([422, '/code']);
    expect((await change(code).expect(200)).body).toMatchObject({ unlockedUntil: null, earlier: [] });
    expect((await openNote(mediator, made, id).expect(409)).body.code).toBe('sealing-locked');
    await unlock(mediator, later);
    expect((await openNote(mediator, made, id).expect(200)).body.text).toBe(text);
    code = later;
  });

  test('that is lost costs the notes until a colleague lets one in, or until it is found', async () => {
    const made = await aCase(second);
    const id = await sealNote(mediator, made, text);
    const lost = code;
    code = drawn();
    await mediator.browser.post('/api/v1/sealing-key/replacement').send({ code }).expect(200);
    await unlock(mediator, code);
    expect((await openNote(mediator, made, id).expect(403)).body.code).toBe('not-sealed-to-you');
    const [{ lacking }] = (await notesSeen(second, made)).items;
    expect(lacking).toMatchObject([{ id: mediator.staffId, isReplaced: true }]);
    const keyIds = [lacking[0].keyId];
    await second.browser
      .post(notesAt(made, `/${id}/circle`))
      .send({ keyIds })
      .expect(200);
    await openNote(mediator, made, id).expect(200);
    // Notes of other cases have no second mediator who could help.
    const { earlier } = (await mediator.browser.get('/api/v1/sealing-key').expect(200)).body;
    expect(earlier).toHaveLength(1);
    const recover = (typed: string) =>
      mediator.browser.post('/api/v1/sealing-key/recovery').send({ code: typed });
    expect((await recover(drawn()).expect(422)).body.code).toBe('wrong-sealing-code');
    expect((await recover(lost).expect(200)).body.earlier).toEqual([]);
    expect((await recover(lost).expect(409)).body.code).toBe('nothing-to-recover');
    const all = await query<{ id: string; dispute: string }>(app.dataSource, {
      text: 'select id, dispute_id as dispute from sealed_note',
    });
    for (const note of all) await openNote(mediator, { id: note.dispute }, note.id).expect(200);
  });
});
