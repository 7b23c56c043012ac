import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { audit } from '#casework/audit';
import type { StaffActor } from '#casework/organisation';
import { idTypes, noSuchDispute, partyKinds, partyRoles } from '#domain';
import { Clock, inTransaction } from '#platform';
import { DisputeDetail, seenWhole } from './dispute.detail.ts';
import { everyPartyOf } from './party.reading.ts';
import { PersonalData } from './personal.data.ts';

export const unmaskedParty = z.object({
  id: z.uuid(),
  kind: z.enum(partyKinds),
  role: z.enum(partyRoles),
  name: z.string(),
  idType: z.enum(idTypes).nullable(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
});

/** The logged look at what is masked. */
@Injectable()
export class PartyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly detail: DisputeDetail,
    private readonly personal: PersonalData,
  ) {}

  /**
   * Shows a party unmasked and records who looked, and why.
   * @throws RuleError kind "not-found"; kind "forbidden", code "masked-only" for whoever sees the case masked
   */
  async unmask(
    actor: StaffActor,
    disputeId: string,
    partyId: string,
    reason: string,
  ): Promise<z.output<typeof unmaskedParty>> {
    return await inTransaction(this.dataSource, async (tx) => {
      const { context } = seenWhole(await this.detail.standing(disputeId, actor, tx));
      const parties = await everyPartyOf(tx, this.personal, disputeId, context);
      const found = parties.find((party) => party.id === partyId);
      if (found === undefined) throw noSuchDispute();
      const { salt: _, headcount: __, ...party } = found;
      const { staffId, organisationId } = actor;
      const at = this.clock.now().toISOString();
      await audit(tx, {
        action: 'party.unmask',
        staffId,
        organisationId,
        townshipId: context.townshipId,
        disputeId,
        partyId,
        reason,
        at,
      });
      return party;
    });
  }
}
