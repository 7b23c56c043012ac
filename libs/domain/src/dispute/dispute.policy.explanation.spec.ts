import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { anyActor, anyTies } from '../../../../test/support/any-actor.ts';
import { staff, units } from '../../../../test/support/dispute-events.ts';
import { capabilities, isCapable } from '../organisation/capabilities.ts';
import { explainPolicy } from './dispute.policy.explanation.ts';
import {
  type Actor,
  type CaseTies,
  levelsFor,
  may,
  mayReadAccesses,
  relationsTo,
  sightOf,
} from './dispute.policy.ts';
import { eventRights, sightRights } from './dispute.rights.ts';

const always = (law: (actor: Actor, ties: CaseTies) => void): void =>
  fc.assert(fc.property(anyActor, anyTies, law), { numRuns: 150 });

describe('the explanation', () => {
  test('says of every event what the server would decide, and names a row exactly where it allows', () => {
    always((actor, ties) => {
      for (const { event, isAllowed, through } of explainPolicy(actor, ties).events) {
        expect(isAllowed).toBe(may(actor, event, ties));
        expect(through.length > 0).toBe(isAllowed);
        for (const { role, relation } of through) {
          expect(actor.roles).toContain(role);
          expect(relationsTo(actor, role, ties)).toContain(relation);
          expect(eventRights[role][event]).toContain(relation);
        }
      }
    });
  });

  test('gives a reason wherever it refuses: no role, no relation, or a bar', () => {
    always((actor, ties) => {
      for (const { isAllowed, rows, bar } of explainPolicy(actor, ties).events) {
        if (isAllowed || rows.length === 0 || bar) continue;
        const stands = rows.some((row) =>
          relationsTo(actor, row.role, ties).some((relation) => row.relations.includes(relation)),
        );
        expect(stands).toBe(false);
      }
    });
  });

  test('shows as much as the policy shows, and names the rows that do', () => {
    always((actor, ties) => {
      const { dispute } = explainPolicy(actor, ties);
      expect(dispute?.sight).toBe(sightOf(actor, ties));
      expect(dispute?.readsAccesses).toBe(mayReadAccesses(actor, ties));
      expect(dispute?.attachmentLevels).toEqual(levelsFor(actor, ties));
      expect(dispute?.seenThrough.length === 0).toBe(dispute?.sight === 'nothing');
      for (const { role, relation } of dispute?.seenThrough ?? [])
        expect(sightRights[role][relation]).toBe(dispute?.sight);
    });
  });

  test('carries each capability by the roles that have it', () => {
    always((actor, ties) => {
      const explained = explainPolicy(actor, ties).capabilities;
      expect(explained.map(({ capability }) => capability)).toEqual([...capabilities]);
      for (const { capability, roles: able } of explained)
        expect(able.length > 0).toBe(isCapable(actor.roles, capability));
    });
  });

  test('leaves open, without a case, what depends on the relation, and refuses what no role may', () => {
    const mediator: Actor = {
      staffId: staff.mediator,
      organisationId: units.office,
      roles: ['mediator'],
      standsInForIds: [],
    };
    const { events, dispute } = explainPolicy(mediator, null);
    const of = (event: string) => events.find((one) => one.event === event);
    expect(of('HOLD_SESSION')).toMatchObject({
      isAllowed: null,
      rows: [{ role: 'mediator', relations: ['own'] }],
    });
    expect(of('ARCHIVE')).toMatchObject({ isAllowed: false, rows: [] });
    expect(dispute).toBeNull();
  });
});
