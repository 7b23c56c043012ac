import { type AttachmentLevel, type CaseTies, levelsFor, mayReadAccesses } from '#domain';
import { useActor } from '../../session/actor.ts';
import type { Dispute } from './dispute-query.ts';

/** What the policy asks about a case, out of what is shown of it. */
const tiesOf = (dispute: Dispute): CaseTies => ({
  holderId: dispute.holder?.id ?? null,
  leadId: dispute.lead?.id ?? null,
  assistingIds: dispute.assisting.map(({ id }) => id),
  mediatorIds: dispute.mediators.map(({ id }) => id),
  reporterId: dispute.reporter?.id ?? null,
  placeId: dispute.place.id,
  offer: dispute.offeredTo && { toId: dispute.offeredTo.id, fromId: dispute.holder?.id ?? '' },
  refusals: 0,
});

/** The levels of attachments that this person may open and give. */
export const useLevels = (dispute: Dispute): readonly AttachmentLevel[] =>
  levelsFor(useActor(), tiesOf(dispute));

/** May this person see who looked at the case? */
export const useReadsAccesses = (dispute: Dispute): boolean => mayReadAccesses(useActor(), tiesOf(dispute));
