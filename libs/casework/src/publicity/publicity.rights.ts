import type { StaffActor } from '#casework/organisation';
import { isCapable } from '#domain';

/** A village keeps what was done in the village; a body of the township what was done in the township. */
export const mayKeepAt = (
  { roles, townshipIds, organisationKind, organisationId }: StaffActor,
  place: { readonly townshipId: string; readonly placeId: string },
): boolean =>
  isCapable(roles, 'publicity.enter') &&
  townshipIds.includes(place.townshipId) &&
  (organisationKind !== 'village' || place.placeId === organisationId);
