import { z } from 'zod';
import { date, id, note, text } from './command.fields.ts';
import { interestTies } from './interest.ts';

/** Why somebody mediates although a party asked for another, or the register warned. */
export const interestReason = text(1000).optional();

/**
 * A mediator declares that they are tied to a party (利害关系), or a party asks for another (申请回避): about whom, who says so,
 * and how they are tied. It stands for the case as long as that goes on.
 * @source Mediation Act (2010), arts. 14 and 15(1); decision 0055
 */
export const declareInterest = z.strictObject({
  mediatorId: id,
  saidBy: z.enum(['mediator', 'party']),
  tie: z.enum(interestTies),
  /** The party to whom they are tied, or who asks; left out where it is not one of those on record. */
  partyId: id.optional(),
  saidOn: date,
  words: note,
});
