import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { StaffActor } from '#casework/organisation';
import type { Command, CommandEvent, CommandType } from '#domain';
import { Clock, inTransaction, type Tx } from '#platform';
import { onceOnly } from './command.receipt.ts';
import { DisputeDetail } from './dispute.detail.ts';
import { DisputeIntake } from './dispute.intake.ts';
import { type CommandOptions, DisputeService, type Intention } from './dispute.service.ts';
import type { DisputeView } from './dispute.view.ts';

/** Commands of people, each in one transaction and answered with the case as it then stands. */
@Injectable()
export class DisputeCommands {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly disputes: DisputeService,
    private readonly intake: DisputeIntake,
    private readonly detail: DisputeDetail,
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
    const intention = { type, ...command } as unknown as Intention<CommandEvent>;
    return await this.once(actor, options.commandKey, { id, type, command }, (tx) =>
      this.disputes.apply(tx, id, intention, actor, options),
    );
  }

  private async once(
    actor: StaffActor,
    key: string | undefined,
    body: unknown,
    work: (tx: Tx) => Promise<{ readonly id: string }>,
  ): Promise<DisputeView> {
    const request = { actorId: actor.staffId, key, body, at: this.clock.now().toISOString() };
    return await inTransaction(this.dataSource, (tx) =>
      onceOnly(tx, request, async () => await this.detail.view((await work(tx)).id, actor, tx)),
    );
  }
}
