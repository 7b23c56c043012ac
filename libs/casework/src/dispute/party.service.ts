import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { audit } from '#casework/audit';
import type { StaffActor } from '#casework/organisation';
import { idTypes, noSuchDispute, type PartyInput, partyKinds, partyRoles, RuleError } from '#domain';
import { Clock, execute, inTransaction } from '#platform';
import { DisputeDetail } from './dispute.detail.ts';
import { DisputeService } from './dispute.service.ts';
import type { DisputeView } from './dispute.view.ts';
import { commitmentTo, initialsOf, withIdAndSalt } from './party.ts';
import { PersonalData } from './personal.data.ts';

export const unmaskRequest = z.strictObject({ reason: z.string().trim().min(4).max(500) });
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

/** Parties that turn up later, and the logged look at what is masked. */
@Injectable()
export class PartyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly disputes: DisputeService,
    private readonly detail: DisputeDetail,
    private readonly personal: PersonalData,
  ) {}

  /** Adds a party; the history keeps that it happened and the new party's id, never the name. */
  async add(
    actor: StaffActor,
    disputeId: string,
    input: PartyInput,
    expectedVersion?: number,
  ): Promise<DisputeView> {
    const party = withIdAndSalt(input);
    return await inTransaction(this.dataSource, async (tx) => {
      const intention = {
        type: 'NOTE' as const,
        kind: 'party' as const,
        text: '补录当事人',
        addedParty: { id: party.id, role: party.role },
      };
      await this.disputes.apply(tx, disputeId, intention, actor, {
        expectedVersion,
        commitments: [commitmentTo(party)],
      });
      await this.personal.addParties(tx, disputeId, [party]);
      await execute(tx, {
        name: 'dispute.names',
        text: `update dispute set search_names = search_names || ' ' || $2, name_initials = name_initials || ' ' || $3
               where id = $1`,
        values: [disputeId, party.name, initialsOf(party.name)],
      });
      return await this.detail.view(disputeId, actor, tx);
    });
  }

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
      const { sight, townshipId } = await this.detail.standing(disputeId, actor, tx);
      if (sight !== 'case') throw maskedOnly();
      const parties = await this.personal.partiesOf(tx, disputeId);
      const found = parties.find((party) => party.id === partyId);
      if (found === undefined) throw noSuchDispute();
      const { salt: _, headcount: __, ...party } = found;
      const { staffId, organisationId } = actor;
      const at = this.clock.now().toISOString();
      await audit(tx, {
        action: 'party.unmask',
        staffId,
        organisationId,
        townshipId,
        disputeId,
        partyId,
        reason,
        at,
      });
      return party;
    });
  }
}

const maskedOnly = (): RuleError =>
  new RuleError({
    kind: 'forbidden',
    code: 'masked-only',
    message: 'You see this case masked only',
    messageZh: '您只能查看本案的脱敏信息',
  });
