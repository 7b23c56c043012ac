import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execute, inTransaction } from '#platform';
import { aDesk, type Desk } from '../../../../test/support/desk.ts';
import { anOffice, type Office } from '../../../../test/support/office.ts';
import type { DisputeView } from './dispute.view.ts';

let office: Office;
let desk: Desk;
let centreId: string;
let justiceOfficeId: string;

beforeAll(async () => {
  office = await anOffice();
  desk = await aDesk(office);
  centreId = await office.unit('月山镇综治中心');
  justiceOfficeId = await office.unit('月山镇司法所');
});
afterAll(() => office.close());

const withdraw = ({ id, parties }: DisputeView) =>
  desk.send('zhongxin', id, 'WITHDRAW', {
    partyId: parties[0]?.id,
    withdrawnOn: '2026-11-23',
    words: '和好了',
  });

/** The constraint that refuses the change of a row, and undoes it; null where none does. */
const refusedBy = (id: string, change: string): Promise<string | null> =>
  inTransaction(office.dataSource, async (tx) => {
    await execute(tx, { text: `update dispute set ${change} where id = $1`, values: [id] });
    throw new Error('nothing refused it');
  }).then(
    () => null,
    (error: unknown) => (error as { readonly constraint?: string }).constraint ?? null,
  );

describe('the database itself refuses', () => {
  test('an open case that nobody holds, and an ended one that somebody does', async () => {
    const dispute = await desk.reported();
    const { id } = dispute;
    expect(await refusedBy(id, 'holder_id = null')).toBe('dispute_holder_by_stage');
    await withdraw(dispute);
    expect(await refusedBy(id, `holder_id = '${centreId}'`)).toBe('dispute_holder_by_stage');
  });

  test('a lead before the dispatch', async () => {
    const { id } = await desk.accepted();
    expect(await refusedBy(id, 'lead_id = holder_id')).toBe('dispute_lead_by_stage');
  });

  test.each(['dispatched', 'underway'] as const)(
    'a case that is %s without a lead, or under two',
    async (state) => {
      const { id } = await desk[state]();
      expect(await refusedBy(id, 'lead_id = null')).toBe('dispute_lead_by_stage');
      expect(await refusedBy(id, `lead_id = '${justiceOfficeId}'`)).toBe('dispute_lead_by_stage');
      expect(await refusedBy(id, `holder_id = '${justiceOfficeId}'`)).toBe('dispute_lead_by_stage');
    },
  );

  test('a lead that assists itself', async () => {
    const { id } = await desk.underway();
    expect(await refusedBy(id, 'assisting_ids = array[lead_id]')).toBe('dispute_lead_assists_not');
    expect(await refusedBy(id, `assisting_ids = array['${justiceOfficeId}', lead_id]::uuid[]`)).toBe(
      'dispute_lead_assists_not',
    );
  });

  test('an offer to the holder, beside a dispatch, and of what has ended', async () => {
    const offered = `offered_to_id = '${justiceOfficeId}'`;
    const dispute = await desk.underway();
    const { id } = dispute;
    expect(await refusedBy(id, 'offered_to_id = holder_id')).toBe('dispute_offer_while_held');
    await withdraw(dispute);
    expect(await refusedBy(id, offered)).toBe('dispute_offer_while_held');
    expect(await refusedBy((await desk.dispatched()).id, offered)).toBe('dispute_offer_while_held');
  });
});

test('a case is offered to a unit of the township, never to the township or the county itself', async () => {
  const { id } = await desk.underway();
  for (const name of ['月山镇', '博爱县']) {
    await expect(
      desk.send('guochangshun', id, 'HAND_OVER', { toId: await office.unit(name), reason: '超出职责' }),
    ).rejects.toMatchObject({ code: 'unknown-reference', errors: [{ pointer: '/toId' }] });
  }
  const offered = await desk.send('guochangshun', id, 'HAND_OVER', {
    toId: justiceOfficeId,
    reason: '超出职责',
  });
  expect(offered).toMatchObject({ offeredTo: { id: justiceOfficeId }, holder: { name: '柳溪村' } });
});
