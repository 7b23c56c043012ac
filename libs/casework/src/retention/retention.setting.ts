import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { noSuchTownship, type StaffActor } from '#casework/organisation';
import { assertTermAllowed, type RetentionClass, type RetentionDecision, retentionRules } from '#domain';
import { Clock, execute, inTransaction, query, type Tx } from '#platform';

/** Sets how long a township keeps what. Each decision is noted in the chain of every township for which it was made. */
@Injectable()
export class RetentionSetting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * A term takes the place of the usual one in the townships of whoever decides, at once and also for what is kept already.
   * @throws RuleError as `assertTermAllowed`; kind "not-found" for whoever has no township
   */
  async decide(actor: StaffActor, name: RetentionClass, decision: RetentionDecision): Promise<void> {
    const { term, unit, source } = decision;
    assertTermAllowed(name, { term, unit });
    if (actor.townshipIds.length === 0) throw noSuchTownship();
    await inTransaction(this.dataSource, async (tx) => {
      await execute(tx, {
        text: `insert into retention_term (township_id, class, term, unit, source) select unnest($1::uuid[]), $2, $3, $4, $5
               on conflict (township_id, class) do update set term = excluded.term, unit = excluded.unit, source = excluded.source`,
        values: [[...actor.townshipIds].sort(), name, term, unit, source],
      });
      await this.note(tx, actor, actor.townshipIds, `${name}: ${term} ${unit}: ${source}`);
    });
  }

  /** Goes back to the usual term in the townships of whoever decides; does nothing where that holds. */
  async forget(actor: StaffActor, name: RetentionClass): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const gone = await query<{ townshipId: string }>(tx, {
        text: `delete from retention_term where township_id = any($1::uuid[]) and class = $2
               returning township_id as "townshipId"`,
        values: [actor.townshipIds, name],
      });
      const townshipIds = gone.map(({ townshipId }) => townshipId);
      await this.note(tx, actor, townshipIds, `${name}: ${retentionRules[name].source}`);
    });
  }

  /** Chain after chain in one order, so that two who decide for the same townships wait for each other. */
  private async note(
    tx: Tx,
    { staffId, organisationId }: StaffActor,
    townshipIds: readonly string[],
    reason: string,
  ): Promise<void> {
    const at = this.clock.now().toISOString();
    for (const townshipId of [...townshipIds].sort())
      await audit(tx, { action: 'retention.set', staffId, organisationId, townshipId, reason, at });
  }
}
