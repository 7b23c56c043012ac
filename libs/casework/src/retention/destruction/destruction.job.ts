import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { ErasedFiles } from '#casework/attachment';
import { seal } from '#casework/seal';
import type { KeptReason } from '#domain';
import {
  Clock,
  enqueue,
  execute,
  type HandlesJob,
  inTransaction,
  JobHandler,
  query,
  RecurringJob,
  type RunsRecurringly,
  type Tx,
} from '#platform';
import { CaseErasure, isWorkedOn } from '../case.erasure.ts';
import { dueDossierOf } from '../retention.dossiers.ts';
import { sealItems } from './destruction.signing.ts';

const payload = z.strictObject({ listId: z.uuid() });

/** As many as one message carries, so that it is handled within seconds. */
const dossiersAtOnce = 10;

interface Run {
  readonly listId: string;
  readonly townshipId: string;
  readonly number: string;
  readonly signedBy: string;
  readonly organisationId: string;
  readonly reason: string;
}

interface Line {
  readonly id: string;
  readonly disputeId: string;
}

type Outcome = { readonly files: ErasedFiles } | { readonly kept: KeptReason };

/**
 * Carries approved lists out, one dossier in one transaction. Cut off anywhere, it goes on where it was: a dossier is
 * destroyed together with the line that says so, or neither.
 */
@Injectable()
export class DestructionWork {
  readonly #logger = new Logger('Destruction');

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly erasure: CaseErasure,
  ) {}

  /** Ends every approved list. @returns dossiers that were decided on */
  async carryOutAll(): Promise<number> {
    const lists = await query<{ id: string }>(this.dataSource, {
      text: `select id from destruction_list where state = 'approved' order by decided_at, id`,
    });
    let done = 0;
    for (const { id } of lists) done += await this.carryOut(id);
    return done;
  }

  /** Ends one list, or so many dossiers of it; does nothing where it is not approved. @returns dossiers decided on */
  async carryOut(listId: string, atMost = Number.MAX_SAFE_INTEGER): Promise<number> {
    let done = 0;
    while (done < atMost && (await this.next(listId))) done += 1;
    if (done > 0) this.#logger.log(`list ${listId}: ${done} dossiers`);
    return done;
  }

  /** @returns false when nothing was left of it */
  private async next(listId: string): Promise<boolean> {
    const step = await inTransaction(this.dataSource, async (tx) => {
      const run = await this.locked(tx, listId);
      if (run === undefined) return null;
      const [line] = await query<Line>(tx, {
        text: `select id, dispute_id as "disputeId" from destruction_item
               where list_id = $1 and outcome is null order by position limit 1`,
        values: [listId],
      });
      if (line === undefined) {
        await this.end(tx, run);
        return null;
      }
      const outcome = await this.destroy(tx, run, line);
      await this.note(tx, run, line, outcome);
      return outcome;
    });
    if (step === null) return false;
    if ('files' in step) await this.erasure.drop(step.files);
    return true;
  }

  /** Two workers with one list wait for each other here. */
  private async locked(tx: Tx, listId: string): Promise<Run | undefined> {
    const [run] = await query<Run>(tx, {
      text: `select id as "listId", township_id as "townshipId", '销〔' || year || '〕' || seq || '号' as number,
               decided_by as "signedBy", decider_organisation_id as "organisationId", decision_reason as reason
             from destruction_list where id = $1 and state = 'approved' for update`,
      values: [listId],
    });
    return run;
  }

  /** What has happened since it was listed counts: whoever holds the case now, or works on it again, keeps it. */
  private async destroy(tx: Tx, run: Run, { disputeId }: Line): Promise<Outcome> {
    const [row] = await query<{ dossier: string }>(tx, {
      text: 'select dossier from dispute where id = $1 for update',
      values: [disputeId],
    });
    if (row?.dossier !== 'archived') return { kept: 'reopened' };
    if (await isWorkedOn(tx, disputeId)) return { kept: 'worked_on' };
    const due = await dueDossierOf(tx, disputeId, this.clock.today());
    if (due === undefined) return { kept: 'kept_longer' };
    if (due.isHeld) return { kept: 'held' };
    const { townshipId, organisationId, signedBy: staffId, number, reason } = run;
    const at = this.clock.now().toISOString();
    const note = { staffId, organisationId, townshipId, disputeId, reason: `${number}: ${reason}`, at };
    return { files: await this.erasure.erase(tx, note, null, []) };
  }

  private async note(tx: Tx, { townshipId }: Run, { id }: Line, outcome: Outcome): Promise<void> {
    const at = this.clock.now().toISOString();
    const kept = 'kept' in outcome ? outcome.kept : null;
    await execute(tx, {
      text: `update destruction_item set outcome = $2, kept_reason = $3, open = $4, done_at = $5 where id = $1`,
      values: [id, kept === null ? 'destroyed' : 'kept', kept, kept === null, at],
    });
    await sealItems(tx, [{ id }], { townshipId, at });
  }

  private async end(tx: Tx, { listId, townshipId }: Run): Promise<void> {
    const at = this.clock.now().toISOString();
    await execute(tx, {
      text: `update destruction_list set state = 'done', done_at = $2 where id = $1`,
      values: [listId, at],
    });
    await seal(tx, { chainId: townshipId, subject: 'destruction_list', subjectId: listId, at });
  }
}

/** Called when a list was approved. */
@JobHandler('destruction.carry', payload)
export class DestructionJob implements HandlesJob<z.output<typeof payload>> {
  constructor(private readonly work: DestructionWork) {}

  /** In transactions of its own: what was destroyed stays so when a later dossier fails, and its bytes go at once. */
  async handle(tx: Tx, { listId }: z.output<typeof payload>): Promise<void> {
    const done = await this.work.carryOut(listId, dossiersAtOnce);
    if (done === dossiersAtOnce) await enqueue(tx, { name: 'destruction.carry', payload: { listId } });
  }
}

/** Goes on with what was cut off for good: a message that failed too often is set aside, an approved list is not. */
@RecurringJob({ name: 'destruction.resume', pattern: '0 40 3 * * *' })
export class DestructionResume implements RunsRecurringly {
  constructor(private readonly work: DestructionWork) {}

  async run(): Promise<void> {
    await this.work.carryOutAll();
  }
}
