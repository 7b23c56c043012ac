import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { StaffActor } from '#casework/organisation';
import {
  type AddedParty,
  type Command,
  type CommandEvent,
  type CommandType,
  interestFaults,
  requirementsNotMet,
} from '#domain';
import type { Tx } from '#platform';
import { Receipts } from './command.receipt.ts';
import { DisputeDetail } from './dispute.detail.ts';
import { DisputeIntake } from './dispute.intake.ts';
import { type Applied, type CommandOptions, DisputeService, type Intention } from './dispute.service.ts';
import type { DisputeView } from './dispute.view.ts';
import { mediatorWarnings } from './mediator.warnings.ts';
import { addSearchableName } from './party.spelling.ts';
import { commitmentTo, withIdAndSalt } from './party.ts';
import { PersonalData } from './personal.data.ts';

/** Commands of people, each in one transaction and answered with the case as it then stands. */
@Injectable()
export class DisputeCommands {
  constructor(
    private readonly receipts: Receipts,
    private readonly disputes: DisputeService,
    private readonly intake: DisputeIntake,
    private readonly detail: DisputeDetail,
    private readonly personal: PersonalData,
  ) {}

  /** @throws RuleError as {@link DisputeIntake.report} */
  async report(actor: StaffActor, command: Command<'REPORT'>, commandKey?: string): Promise<DisputeView> {
    return await this.once(actor, commandKey, { type: 'REPORT', command }, (tx) =>
      this.intake.report(tx, command, actor, commandKey),
    );
  }

  /** @throws RuleError as {@link DisputeService.apply} */
  async send<T extends CommandType>(
    actor: StaffActor,
    id: string,
    type: T,
    command: Command<T>,
    options: CommandOptions,
  ): Promise<DisputeView> {
    const named = type === 'RECORD_PREVENTION' ? { preventionId: randomUUID() } : {};
    const intention = { type, ...command, ...named } as unknown as Intention<CommandEvent>;
    return await this.once(actor, options.commandKey, { id, type, command }, (tx) =>
      this.disputes.apply(tx, id, intention, actor, options),
    );
  }

  /**
   * Adds a party that turned up later; the history keeps that it happened and the new party's id, never the name. Where the
   * register hints that somebody who mediates the case already is tied to them, a reason is asked for, as when mediators are
   * named.
   * @throws RuleError as {@link DisputeService.apply}; kind "invalid", code "requirements-not-met", at "/interestReason"
   */
  async addParty(
    actor: StaffActor,
    id: string,
    { interestReason, ...input }: AddedParty,
    options: CommandOptions,
  ): Promise<DisputeView> {
    const body = { id, party: input, ...(interestReason === undefined ? {} : { interestReason }) };
    return await this.once(actor, options.commandKey, body, async (tx) => {
      const party = withIdAndSalt(input);
      const intention = {
        type: 'NOTE' as const,
        kind: 'party' as const,
        text: '补录当事人',
        addedParty: { id: party.id, role: party.role },
        ...(interestReason === undefined ? {} : { interestReason }),
      };
      const commitments = [commitmentTo(party)];
      const applied = await this.disputes.apply(tx, id, intention, actor, { ...options, commitments });
      await this.personal.addParties(tx, [{ disputeId: id, parties: [party] }]);
      await addSearchableName(tx, id, party.name);
      const { mediatorIds, placeId } = applied.snapshot.context;
      const added = { parties: [{ id: party.id, role: party.role }], placeId };
      const warned = await mediatorWarnings(tx, this.personal, actor, mediatorIds, added);
      const faults = interestFaults({ mediatorIds, interestReason, warned });
      if (faults.length > 0) throw requirementsNotMet(faults);
      return applied;
    });
  }

  private async once(
    actor: StaffActor,
    key: string | undefined,
    body: unknown,
    work: (tx: Tx) => Promise<Applied>,
  ): Promise<DisputeView> {
    return await this.receipts.onceTold({ actorId: actor.staffId, key, body }, async (tx) => {
      const applied = await work(tx);
      return this.detail.readAhead(tx, applied, actor);
    });
  }
}
