import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execute, KeyFile, query, rotateKeys } from '#platform';
import { anApp, type TestApp } from '../support/app.ts';
import { report } from '../support/case-story.ts';
import { placesOfPlain } from '../support/plain-values.ts';

/** Numbers that nobody holds, each once. */
const plain = {
  idNumber: '11010519491231002X',
  passport: 'E12345678',
  creditCode: '91350100M000100Y43',
  phones: ['13987650001', '13987650002', '0391-8650003', '+14155550004'],
  address: '柳溪村东头第七户红门',
  laterAddress: '石桥岭村碾盘边老槐树下',
  importedAddress: '柳溪村水塔西侧蓝瓦房',
  imported: ['13987650005', '13987650006', '110105199001011233'],
} as const;
const all = [
  plain.idNumber,
  plain.passport,
  plain.creditCode,
  ...plain.phones,
  plain.address,
  plain.laterAddress,
  plain.importedAddress,
  ...plain.imported,
];

const register = [
  '序号,排查日期,村(社区),纠纷类型,当事人,联系电话,身份证号,家庭住址,纠纷简要情况,办理结果',
  `1,2026-3-5,柳溪村,邻里纠纷,甲某与乙某,${plain.imported[0]}/${plain.imported[1]},${plain.imported[2]},${plain.importedAddress},两家为地边争吵,在办`,
].join('\r\n');

let app: TestApp;
let disputeId: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-at-rest-'));
  const keys = new KeyFile(join(folder, 'keys'));
  await keys.create('2026-11-23T01:00:00.000Z');
  app = await anApp({ keys, role: 'both' });
  const grid = await app.as('wanggeyuan');
  const made = await grid.browser
    .post('/api/v1/disputes')
    .set('Idempotency-Key', 'the-first-report')
    .send({
      channel: 'app',
      origin: 'grid',
      placeId: grid.organisationId,
      typeCode: 'NEI',
      summary: '两家为门前排水沟争吵',
      parties: [
        {
          role: 'applicant',
          name: '赵大山',
          idNumber: plain.idNumber,
          phone: plain.phones[0],
          address: plain.address,
        },
        {
          role: 'respondent',
          name: '月山砖厂',
          kind: 'organisation',
          idNumber: plain.creditCode,
          phone: plain.phones[2],
        },
        {
          role: 'other',
          name: 'John Smith',
          idType: 'passport',
          idNumber: plain.passport,
          phone: plain.phones[3],
        },
      ],
    })
    .expect(201);
  disputeId = made.body.id;
  const centre = await app.as('zhongxin');
  await centre.browser
    .post(`/api/v1/disputes/${disputeId}/parties`)
    .send({ role: 'respondent', name: '钱小河', phone: '139 8765 0002', address: plain.laterAddress })
    .expect(201);
  await centre.browser
    .post(`/api/v1/disputes/${disputeId}/parties/${made.body.parties[0].id}/unmask`)
    .send({ reason: '电话通知当事人' })
    .expect(200);
  const handed = await centre.browser
    .post('/api/v1/register-imports')
    .attach('file', Buffer.from(register), 'register.csv')
    .expect(201);
  const done = await centre.browser.post(`/api/v1/register-imports/${handed.body.id}/commit`).expect(200);
  expect(done.body).toMatchObject({ imported: 1 });
}, 60_000);
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

describe('of identity numbers, telephone numbers and addresses', () => {
  test('none stands in any table of the database', async () => {
    expect(await placesOfPlain(app.dataSource, all)).toEqual([]);
    // The search would have found them: a name is there.
    expect(await placesOfPlain(app.dataSource, ['赵大山'])).not.toEqual([]);
  });

  test('none stands in any line of the log', () => {
    expect(all.filter((value) => app.log.join('\n').includes(value))).toEqual([]);
  });

  test('none can be guessed from a digest that stands in the database', async () => {
    const salts = await query(app.dataSource, {
      text: `select 1 from party where plain_salt is not null
             union all select 1 from dispute_intake where plain_salt is not null`,
    });
    expect(salts).toEqual([]);
  });

  test('each is shown to whoever may see it, masked at first and whole for a reason', async () => {
    const centre = await app.as('zhongxin');
    const { body } = await centre.browser.get(`/api/v1/disputes/${disputeId}`).expect(200);
    expect(body.parties[0]).toMatchObject({
      idNumber: '110105********002X',
      phone: '139****0001',
      address: '柳溪村****',
    });
    const whole = await centre.browser
      .post(`/api/v1/disputes/${disputeId}/parties/${body.parties[3].id}/unmask`)
      .send({ reason: '电话通知当事人' })
      .expect(200);
    expect(whole.body).toMatchObject({ phone: plain.phones[1], address: plain.laterAddress, idNumber: null });
  });

  test('each is still shown, and the same answer given again, after the keys were changed', async () => {
    const keys = new KeyFile(join(folder, 'keys'));
    const { rows } = await rotateKeys(app.dataSource, keys, '2026-11-24T01:00:00.000Z');
    expect(rows).toBeGreaterThan(7);
    const centre = await app.as('zhongxin');
    const { body } = await centre.browser.get(`/api/v1/disputes/${disputeId}`).expect(200);
    expect(body.parties[1]).toMatchObject({ idType: 'credit_code', phone: '039*******03' });
    const later = await report(centre, {
      parties: [{ role: 'applicant', name: '孙某', phone: plain.phones[0] }],
    });
    expect(later.parties).toHaveLength(1);
    expect(await placesOfPlain(app.dataSource, all)).toEqual([]);
  });

  test('none can be moved to another row: the database may be written, and nothing else is shown', async () => {
    const centre = await app.as('zhongxin');
    await execute(app.dataSource, {
      text: `update party p set phone = q.phone from party q
             where p.dispute_id = $1 and p.position = 1 and q.dispute_id = $1 and q.position = 2`,
      values: [disputeId],
    });
    const answer = await centre.browser
      .get(`/api/v1/disputes/${disputeId}`)
      // An id may hold the digits by chance.
      .set('x-correlation-id', 'another-row');
    expect(answer.status).toBe(500);
    expect(answer.text.replaceAll(disputeId, '')).not.toContain('039');
  });
});
