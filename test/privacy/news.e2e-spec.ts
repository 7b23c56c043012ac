import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { type Case, report, send } from '../support/case-story.ts';

const words = '独自在家，反复说活着没意思';

let app: TestApp;
let sensitive: Case;
const sessions = new Map<string, Session>();
const by = (username: string): Session => {
  const session = sessions.get(username);
  if (session === undefined) throw new Error(`${username} has not signed in`);
  return session;
};
beforeAll(async () => {
  app = await anApp();
  for (const username of ['wanggeyuan', 'guochangshun', 'zhongxin', 'sifasuo', 'shenji', 'paichusuo'])
    sessions.set(username, await app.as(username));
  sensitive = await report(by('wanggeyuan'), { riskFactors: ['minors'] });
  await send(by('wanggeyuan'), sensitive, 'OBSERVE', {
    partyId: sensitive.parties[0]?.id,
    observedOn: app.clock.today(),
    source: 'visit',
    mood: 'despondent',
    whereabouts: 'known',
    signs: ['petition'],
    words,
  });
});
afterAll(() => app.close());

const historyOf = (username: string) => by(username).browser.get(`/api/v1/disputes/${sensitive.id}/history`);
const newsFor = async (username: string) => {
  const { body } = await historyOf(username).expect(200);
  return (body.items as { type: string; facts: object; why: string | null }[]).find(
    ({ type }) => type === 'OBSERVE',
  );
};

test('news of a party in a sensitive case are read whole in its history by whoever has the case before them', async () => {
  for (const username of ['wanggeyuan', 'zhongxin', 'sifasuo'])
    expect([username, await newsFor(username)]).toMatchObject([
      username,
      {
        facts: { words, mood: 'despondent', signs: ['petition'], partyId: sensitive.parties[0]?.id },
        why: words,
      },
    ]);
});

test('an auditor reads the day of them and nothing else, and whoever has no tie to the case none', async () => {
  expect(await newsFor('shenji')).toMatchObject({ facts: { observedOn: app.clock.today() }, why: null });
  expect(Object.keys((await newsFor('shenji'))?.facts ?? {})).toEqual(['observedOn']);
  await historyOf('paichusuo').expect(404);
});

test('neither list nor page nor file carries their words, for anybody', async () => {
  for (const [username] of sessions) {
    const paths = ['/api/v1/disputes?limit=200', '/api/v1/exports/disputes?format=csv', '/api/v1/my-day'];
    for (const path of [...paths, `/api/v1/disputes/${sensitive.id}`]) {
      const { status, text } = await by(username).browser.get(path);
      expect([username, path, text.includes(words)]).toEqual([username, path, false]);
      expect([200, 403, 404]).toContain(status);
    }
  }
});
