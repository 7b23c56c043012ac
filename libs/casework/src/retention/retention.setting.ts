import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { partOf, type StaffActor } from '#casework/organisation';
import { assertTermAllowed, type RetentionClass, type RetentionDecision, retentionRules } from '#domain';
import { Clock, execute, inTransaction, type Tx } from '#platform';

/** Sets how long this place keeps what. Each decision is noted in the chain of whoever made it. */
@Injectable()
export class RetentionSetting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * A term of this place takes the place of the usual one, at once and also for what is kept already.
   * @throws RuleError as `assertTermAllowed`
   */
  async decide(actor: StaffActor, name: RetentionClass, decision: RetentionDecision): Promise<void> {
    const { term, unit, source } = decision;
    assertTermAllowed(name, { term, unit });
    await inTransaction(this.dataSource, async (tx) => {
      await execute(tx, {
        text: `insert into retention_term (class, term, unit, source) values ($1, $2, $3, $4)
               on conflict (class) do update set term = excluded.term, unit = excluded.unit, source = excluded.source`,
        values: [name, term, unit, source],
      });
      await this.note(tx, actor, `${name}: ${term} ${unit}: ${source}`);
    });
  }

  /** Goes back to the usual term; does nothing where that holds. */
  async forget(actor: StaffActor, name: RetentionClass): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const gone = await execute(tx, { text: 'delete from retention_term where class = $1', values: [name] });
      if (gone > 0) await this.note(tx, actor, `${name}: ${retentionRules[name].source}`);
    });
  }

  private async note(tx: Tx, actor: StaffActor, reason: string): Promise<void> {
    const { staffId, organisationId } = actor;
    const at = this.clock.now().toISOString();
    await audit(tx, {
      action: 'retention.set',
      staffId,
      organisationId,
      townshipId: partOf(actor),
      reason,
      at,
    });
  }
}
