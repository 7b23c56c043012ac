import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { outboxBalance, query } from '#platform';
import { anApp, type Session, type TestApp } from '../support/app.ts';
import { backends } from '../support/backends.ts';
import { attempt, type Case, dispatch, report, send } from '../support/case-story.ts';
import { nobody } from '../support/command-samples.ts';
import { until } from '../support/until.ts';

interface Notice {
  readonly id: string;
  readonly disputeId: string;
  readonly kind: string;
  readonly readAt: string | null;
  readonly sentence: { readonly zh: string };
}

describe.each(backends)('told through a queue on $title', ({ redis }) => {
  let app: TestApp;
  let grid: Session;
  let centre: Session;
  let mediator: Session;
  let office: Session;

  beforeAll(async () => {
    app = await anApp({ role: 'both', redisUrl: redis });
    grid = await app.as('wanggeyuan');
    centre = await app.as('zhongxin');
    mediator = await app.as('guochangshun');
    office = await app.as('sifasuo');
  }, 60_000);
  afterAll(() => app.close());

  /** Waits until every message of a case so far was handled. */
  async function handled(): Promise<void> {
    await until('the outbox is empty', async () => {
      const [left] = await query<{ n: number }>(app.dataSource, {
        text: 'select count(*)::int as n from outbox where handled_at is null',
      });
      return left?.n === 0;
    });
  }

  async function noticesOf(person: Session, { id }: Pick<Case, 'id'>): Promise<readonly Notice[]> {
    const { body } = await person.browser.get('/api/v1/notifications?limit=100').expect(200);
    return (body.items as readonly Notice[]).filter(({ disputeId }) => disputeId === id).reverse();
  }

  async function dispatched(): Promise<Case> {
    const dispute = await send(centre, await report(grid), 'ACCEPT', {});
    await dispatch(app, centre, dispute, { leadId: grid.organisationId });
    return dispute;
  }

  test('a report waits for the centre, and the reporter is not told what they did', async () => {
    const dispute = await report(grid);
    await handled();
    expect(await noticesOf(centre, dispute)).toMatchObject([
      { kind: 'case.waits', readAt: null, sentence: { zh: '未编号案件（上报）：上报登记，期限 11月26日' } },
    ]);
    expect(await noticesOf(grid, dispute)).toEqual([]);
  });

  test('a dispatch waits for the head of the lead unit', async () => {
    const dispute = await dispatched();
    await handled();
    expect(await noticesOf(mediator, dispute)).toMatchObject([{ kind: 'case.waits' }]);
    expect(await noticesOf(office, dispute)).toEqual([]);
  });

  test('a case that was refused twice is told to whoever has the last word', async () => {
    const leader = await app.as('lingdao');
    const dispute = await send(centre, await report(grid), 'ACCEPT', {});
    for (const refusal of ['不属本所职责', '仍不属本所职责']) {
      await handled();
      expect(await noticesOf(leader, dispute)).toEqual([]);
      await send(centre, dispute, 'HAND_OVER', { toId: office.organisationId, reason: '属其职责' });
      await send(office, dispute, 'OBJECT', { reason: refusal });
    }
    await handled();
    expect(await noticesOf(leader, dispute)).toMatchObject([{ kind: 'case.waits' }]);
  });

  test('an offered case is told to whom it was offered, and not to its holder', async () => {
    const dispute = await dispatched();
    await send(mediator, dispute, 'SIGN_FOR', {
      mediatorIds: [mediator.staffId],
      noConflictOfInterest: true,
    });
    await handled();
    const before = await noticesOf(mediator, dispute);
    await send(mediator, dispute, 'HAND_OVER', { toId: office.organisationId, reason: '案情复杂' });
    await handled();
    expect(await noticesOf(office, dispute)).toMatchObject([{ kind: 'case.offered' }]);
    expect(await noticesOf(mediator, dispute)).toEqual(before);
  });

  test('a named mediator who takes over is told, and so is an order of supervision', async () => {
    const successor = await app.person('successor', 'mediator', grid.organisationId);
    const dispute = await dispatched();
    await send(mediator, dispute, 'SIGN_FOR', {
      mediatorIds: [mediator.staffId],
      noConflictOfInterest: true,
    });
    await send(mediator, dispute, 'REASSIGN', { mediatorIds: [successor], reason: '回避' });
    await send(office, dispute, 'SUPERVISE', { order: '三日内答复' });
    await handled();
    const notices = await noticesOf(await app.as('successor'), dispute);
    expect(notices.map(({ kind }) => kind).sort()).toEqual(['case.supervised', 'case.waits']);
  });

  test('a unit that is called in is told, sees the case until it stands down, and is told of that', async () => {
    const police = await app.as('paichusuo');
    const dispute = await dispatched();
    await police.browser.get(`/api/v1/disputes/${dispute.id}`).expect(404);
    const unit = { unitId: police.organisationId };
    await send(mediator, dispute, 'CALL_IN', { ...unit, reason: '现场秩序' });
    await handled();
    expect(await noticesOf(police, dispute)).toMatchObject([{ kind: 'case.called_in' }]);
    await send(police, dispute, 'NOTE', { text: '已到场' });
    const { body: again } = await attempt(mediator, dispute, 'CALL_IN', { ...unit, reason: '再请' });
    expect(again.errors).toMatchObject([{ pointer: '/unitId' }]);
    const { body: nobodys } = await attempt(centre, dispute, 'CALL_IN', { unitId: nobody, reason: '再请' });
    expect(nobodys.errors).toMatchObject([{ pointer: '/unitId' }]);
    expect((await attempt(police, dispute, 'STAND_DOWN', { ...unit, reason: '已完成' })).status).toBe(403);
    await send(centre, dispute, 'STAND_DOWN', { ...unit, reason: '已完成' });
    await handled();
    await police.browser.get(`/api/v1/disputes/${dispute.id}`).expect(404);
    const { body } = await police.browser.get('/api/v1/notifications').expect(200);
    expect(body.items[0]).toMatchObject({ kind: 'case.stood_down', disputeId: null });
  });

  test('a red sign is told to centre, office and mediator at once, and no name is in it', async () => {
    const dispute = await dispatched();
    await send(mediator, dispute, 'SIGN_FOR', {
      mediatorIds: [mediator.staffId],
      noConflictOfInterest: true,
    });
    const news = {
      observedOn: '2026-11-23',
      source: 'village',
      mood: 'agitated',
      whereabouts: 'known',
    } as const;
    await send(grid, dispute, 'OBSERVE', { ...news, signs: ['petition'], words: '说要去县里' });
    await handled();
    expect((await noticesOf(office, dispute)).map(({ kind }) => kind)).not.toContain('case.alarmed');
    await send(grid, dispute, 'OBSERVE', {
      ...news,
      signs: ['self_harm', 'petition'],
      words: '甲流露轻生念头',
    });
    await handled();
    for (const person of [centre, office, mediator]) {
      const [alarm] = (await noticesOf(person, dispute)).filter(({ kind }) => kind === 'case.alarmed');
      expect(alarm?.sentence.zh).toMatch(
        /^红色预警：（2026）月人调字第\d+号（研判）出现危险苗头，请立即处置$/,
      );
    }
    expect((await noticesOf(grid, dispute)).map(({ kind }) => kind)).not.toContain('case.alarmed');
    const { body } = await centre.browser.get(`/api/v1/disputes/${dispute.id}`).expect(200);
    expect(body).toMatchObject({ risk: 'red', riskFactors: ['petition', 'threat'] });
  });

  test('a message that is delivered again tells nobody twice', async () => {
    const dispute = await report(grid);
    await handled();
    const once = await noticesOf(centre, dispute);
    await query(app.dataSource, {
      text: `update outbox set handled_at = null, queued_at = null where payload->>'disputeId' = $1`,
      values: [dispute.id],
    });
    await handled();
    expect(await noticesOf(centre, dispute)).toEqual(once);
    expect(once).toHaveLength(1);
  });

  test('a message that comes late does not tell the present holder what is over', async () => {
    const dispute = await dispatched();
    await handled();
    const before = await noticesOf(mediator, dispute);
    await query(app.dataSource, {
      text: `with forgotten as (delete from notification where dispute_id = $1 and facts->>'event' <> 'ANALYZE')
             update outbox set handled_at = null, queued_at = null where payload->>'disputeId' = $1::text`,
      values: [dispute.id],
    });
    await handled();
    expect(await noticesOf(mediator, dispute)).toEqual(before);
    expect(await noticesOf(centre, dispute)).toEqual([]);
  });

  test('a command that was refused tells nobody', async () => {
    const dispute = await report(grid);
    await handled();
    const before = await noticesOf(centre, dispute);
    await office.browser.post(`/api/v1/disputes/${dispute.id}/archive`).send({ papers: [] }).expect(409);
    await handled();
    expect(await noticesOf(centre, dispute)).toEqual(before);
  });

  test('everybody marks their own as read and nobody else’s', async () => {
    const dispute = await report(grid);
    await handled();
    const [notice] = await noticesOf(centre, dispute);
    await office.browser.post(`/api/v1/notifications/${notice?.id}/read`).expect(404);
    await centre.browser.post(`/api/v1/notifications/${notice?.id}/read`).expect(204);
    const [read] = await noticesOf(centre, dispute);
    expect(read?.readAt).not.toBeNull();
  });

  test('no message, row or line of the log holds a name, a phone or a word of a case', async () => {
    const dispute = await report(grid);
    await handled();
    const rows = await query<{ text: string }>(app.dataSource, {
      text: `select o::text || coalesce((select string_agg(n::text, '') from notification n), '') as text from outbox o`,
    });
    const everything = `${rows.map(({ text }) => text).join('')}${app.log.join('')}`;
    expect(everything).toContain(dispute.id);
    for (const secret of ['赵大山', '钱小河', '13800000901', '排水沟'])
      expect(everything).not.toContain(secret);
  });

  test('nothing was lost and nothing failed', async () => {
    await handled();
    const balance = await outboxBalance(app.dataSource);
    expect(balance).toMatchObject({ failed: 0 });
  });
});
