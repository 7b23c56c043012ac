import fc from 'fast-check';
import { type Actor, type CaseTies, roles } from '#domain';
import { staff, units } from './dispute-events.ts';

const people = Object.values(staff);
const places = Object.values(units);

/** How a case is tied to the few people and places of the samples, in any way. */
export const anyTies: fc.Arbitrary<CaseTies> = fc.record({
  holderId: fc.option(fc.constantFrom(...places)),
  leadId: fc.option(fc.constantFrom(...places)),
  assistingIds: fc.subarray(places),
  mediatorIds: fc.subarray(people),
  reporterId: fc.option(fc.constantFrom(...people)),
  placeId: fc.constantFrom(...places),
  offer: fc.option(fc.record({ toId: fc.constantFrom(...places), fromId: fc.constantFrom(...places) })),
  refusals: fc.nat(3),
});

/** One of these people in one of these places, with any roles, in the place of others or of nobody. */
export const anyActor: fc.Arbitrary<Actor> = fc.record({
  staffId: fc.constantFrom(...people),
  organisationId: fc.constantFrom(...places),
  roles: fc.subarray([...roles]),
  standsInForIds: fc.subarray(people, { maxLength: 2 }),
});
