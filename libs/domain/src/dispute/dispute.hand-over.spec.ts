import { describe, expect, test } from '@jest/globals';
import { analysed, sent, staff, units } from '../../../../test/support/dispute-events.ts';
import { aDispute, continued, done, due, monday } from '../../../../test/support/dispute-samples.ts';
import { eventsNow } from './dispute.snapshot.ts';

describe('a hand-over', () => {
  const assigned = aDispute('assigned', monday);
  const offer = (toId: string, over: object = {}) =>
    sent('HAND_OVER', { toId, reason: '属其职责', ...over }, monday);
  const signature = sent(
    'SIGN_FOR',
    { mediatorIds: [staff.successor], noConflictOfInterest: true },
    '2026-03-03',
  );

  test('leaves the case with the giver until the receiver signs', () => {
    const offered = continued(assigned, offer(units.office));
    expect(offered.context).toMatchObject({
      holderId: units.village,
      offer: { toId: units.office, fromId: units.village },
    });
    expect(due(offered).handOver).toBe('2026-03-03');
    expect(continued(offered, signature).context).toMatchObject({
      holderId: units.office,
      leadId: units.office,
      mediatorIds: [staff.successor],
      offer: null,
    });
    expect(eventsNow(offered)).not.toContain('HAND_OVER');
  });

  test('before the dispatch moves the holder and names no lead', () => {
    const offered = continued(aDispute('accepted', monday), offer(units.office));
    expect(continued(offered, signature).context).toMatchObject({
      holderId: units.office,
      leadId: null,
      mediatorIds: [],
    });
  });

  test('runs to the day that the giver named', () => {
    expect(due(continued(assigned, offer(units.office, { acceptByOn: '2026-03-06' }))).handOver).toBe(
      '2026-03-06',
    );
  });

  test('refused twice goes to the leader, whose word moves it without an offer', () => {
    const refused = [1, 2].reduce((dispute) => {
      const offered = continued(dispute, offer(units.office));
      return done('OBJECT', offered);
    }, assigned);
    expect(refused.context).toMatchObject({ refusals: 2, offer: null, holderId: units.village });
    expect(continued(refused, offer(units.department)).context).toMatchObject({
      holderId: units.department,
      leadId: units.department,
      refusals: 0,
      offer: null,
    });
  });

  test('that is signed for after a refusal leaves no refusal behind', () => {
    const refusedOnce = done('OBJECT', continued(assigned, offer(units.office)));
    expect(refusedOnce.context).toMatchObject({ refusals: 1, offer: null });
    expect(continued(refusedOnce, offer(units.office), signature).context.refusals).toBe(0);
  });

  test('to a unit that assisted makes it the lead, and no unit assists itself', () => {
    expect(assigned.context.assistingIds).toEqual([units.department]);
    const taken = continued(assigned, offer(units.department), signature);
    expect(taken.context).toMatchObject({ leadId: units.department, assistingIds: [] });
  });

  test('that waits is over when a unit is named to act at once, also the one that holds the case', () => {
    const red = done('REGRADE', aDispute('accepted', monday));
    const offered = continued(done('OBJECT', continued(red, offer(units.office))), offer(units.office));
    expect(offered.context.refusals).toBe(1);
    const atOnce = {
      leadId: units.centre,
      assistingIds: [units.office],
      mediatorIds: [staff.mediator],
      measure: '现场稳控',
      reason: '持械',
    };
    const acted = continued(offered, sent('ACT_AT_ONCE', atOnce, monday));
    expect(acted.context).toMatchObject({
      offer: null,
      refusals: 0,
      holderId: units.centre,
      assistingIds: [units.office],
    });
  });

  test('refused twice is settled when the centre names another unit for a further attempt', () => {
    const refused = [1, 2].reduce(
      (dispute) => done('OBJECT', continued(dispute, offer(units.department))),
      aDispute('failed', monday),
    );
    const retry = { level: 'township' as const, mediatorIds: [staff.successor], reason: '提级' };
    const again = (over: object) => continued(refused, sent('RETRY', { ...retry, ...over }, monday));
    expect(again({ leadId: units.office }).context).toMatchObject({
      leadId: units.office,
      holderId: units.office,
      refusals: 0,
    });
    // The same unit goes on; who shall take the case is still the leader's to say.
    expect(again({}).context).toMatchObject({ leadId: units.village, refusals: 2 });
  });

  test('that waits is over with the dispatch, also when the centre keeps the case itself', () => {
    const offered = continued(aDispute('accepted', monday), offer(units.office));
    const dispatched = continued(offered, analysed(monday, { leadId: units.centre }));
    expect(dispatched.context).toMatchObject({ offer: null, holderId: units.centre });
    expect(continued(dispatched, signature).context.holderId).toBe(units.centre);
  });

  test('a dispatch confirms the type and names the lead and who assists; refused, it names nobody', () => {
    const dispatched = aDispute('dispatched', monday);
    expect(aDispute('accepted', monday).context.typeCode).toBe('NEI');
    expect(dispatched.context).toMatchObject({
      typeCode: 'HOU',
      leadId: units.village,
      holderId: units.village,
      assistingIds: [units.department],
    });
    expect(done('OBJECT', dispatched).context).toMatchObject({
      leadId: null,
      holderId: units.centre,
      assistingIds: [],
      refusals: 1,
    });
  });

  test('a dispatch refused twice cannot be refused again', () => {
    const refused = [1, 2].reduce(
      (dispute) => done('OBJECT', done('ANALYZE', dispute)),
      aDispute('accepted', monday),
    );
    expect(refused).toMatchObject({ value: 'accepted', context: { refusals: 2, leadId: null } });
    const final = done('ANALYZE', refused);
    expect(eventsNow(final)).not.toContain('OBJECT');
    expect(continued(final, signature)).toMatchObject({ value: 'assigned', context: { refusals: 0 } });
  });
});

describe('a unit that is called in', () => {
  const calls = (unitId: string) => sent('CALL_IN', { unitId, reason: '须现场勘测' }, monday);
  const standsDown = (unitId: string) => sent('STAND_DOWN', { unitId, reason: '勘测已完成' }, monday);
  const accepted = aDispute('accepted', monday);

  test('assists from then on, until it stands down; who holds and leads the case stays', () => {
    const { context } = accepted;
    const assisted = continued(accepted, calls(units.office), calls(units.department));
    expect(assisted.context).toEqual({ ...context, assistingIds: [units.office, units.department] });
    expect(continued(assisted, standsDown(units.office)).context).toEqual({
      ...context,
      assistingIds: [units.department],
    });
  });

  test('is none that has the case, none that assists already, and there are twenty at the most', () => {
    const refused = {
      code: 'requirements-not-met',
      errors: [expect.objectContaining({ pointer: '/unitId' })],
    };
    const assigned = aDispute('assigned', monday);
    for (const unitId of [units.village, units.department])
      expect(() => continued(assigned, calls(unitId))).toThrow(expect.objectContaining(refused));
    expect(() => continued(accepted, calls(units.centre))).toThrow(expect.objectContaining(refused));
    expect(() => continued(assigned, standsDown(units.office))).toThrow(expect.objectContaining(refused));
    const many = Array.from({ length: 20 }, (_, n) => `${units.office.slice(0, -2)}${n + 60}`);
    const full = continued(accepted, ...many.map(calls));
    expect(full.context.assistingIds).toEqual(many);
    expect(() => continued(full, calls(units.office))).toThrow(expect.objectContaining(refused));
  });

  test('stands down only where any assists', () => {
    expect(eventsNow(accepted)).not.toContain('STAND_DOWN');
    expect(eventsNow(continued(accepted, calls(units.office)))).toContain('STAND_DOWN');
  });

  test('before the dispatch assists no more once it has the case, nor once the review names who does', () => {
    const assisted = continued(accepted, calls(units.office));
    const offered = sent('HAND_OVER', { toId: units.office, reason: '属其职责' }, monday);
    const signed = sent('SIGN_FOR', { mediatorIds: [staff.successor], noConflictOfInterest: true }, monday);
    expect(continued(assisted, offered, signed).context).toMatchObject({
      holderId: units.office,
      leadId: null,
      assistingIds: [],
    });
    expect(continued(assisted, analysed(monday, {})).context.assistingIds).toEqual([units.department]);
  });
});
