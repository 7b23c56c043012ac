import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { ErasedFiles } from '#casework/attachment';
import { seal } from '#casework/seal';
import { destructionNumber, type KeptReason } from '#domain';
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

/** What one message carries: its own transaction waits meanwhile, and the server ends one that waits for a minute. */
const atOnce: Limits = { dossiers: 10, ms: 20_000 };

interface Run {
  readonly listId: string;
  readonly townshipId: string;
  readonly year: number;
  readonly seq: number;
  readonly signedBy: string;
  readonly organisationId: string;
  readonly reason: string;
}

interface Line {
  readonly id: string;
  readonly disputeId: string;
  readonly position: number;
}

/** How much is done at once. */
interface Limits {
  readonly dossiers: number;
  readonly ms: number;
}

/** Dossiers that were decided on, and what went wrong with others. */
interface Carried {
  done: number;
  readonly failures: unknown[];
}
const nothingDone = (error: unknown): Carried => ({ done: 0, failures: [error] });

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

  /**
   * Ends every approved list, but for what fails: nothing that comes after it waits for it.
   * @returns dossiers that were decided on
   * @throws what went wrong last, when everything else is done
   */
  async carryOutAll(): Promise<number> {
    const lists = await query<{ id: string }>(this.dataSource, {
      text: `select id from destruction_list where state = 'approved' order by decided_at, id`,
    });
    const all: Carried = { done: 0, failures: [] };
    for (const { id } of lists) {
      const { done, failures } = await this.carryOut(id).catch((error: unknown) => nothingDone(error));
      all.done += done;
      all.failures.push(...failures);
    }
    if (all.failures.length > 0) throw all.failures.at(-1);
    return all.done;
  }

  /**
   * Ends one list, or so many dossiers of it as are decided on within some seconds; does nothing where it is not approved. A
   * dossier that fails is left for the next time.
   */
  async carryOut(
    listId: string,
    { dossiers, ms }: Limits = { dossiers: Number.MAX_SAFE_INTEGER, ms: Number.MAX_SAFE_INTEGER },
  ): Promise<Carried> {
    const carried: Carried = { done: 0, failures: [] };
    const endsAt = performance.now() + ms;
    for (let after = 0; carried.done < dossiers && performance.now() < endsAt; ) {
      const { position, failure } = await this.next(listId, after);
      if (position === null) break;
      after = position;
      if (failure === undefined) carried.done += 1;
      else {
        this.#logger.error(`list ${listId}, line ${position}: left for the next time`);
        carried.failures.push(failure);
      }
    }
    if (carried.done > 0) this.#logger.log(`list ${listId}: ${carried.done} dossiers`);
    return carried;
  }

  /** @param after  position of a line @returns position null when nothing is left behind it */
  private async next(
    listId: string,
    after: number,
  ): Promise<{ readonly position: number | null; readonly failure?: unknown }> {
    let position: number | null = null;
    try {
      const outcome = await inTransaction(this.dataSource, async (tx) => {
        position = null;
        const run = await this.locked(tx, listId);
        if (run === undefined) return null;
        const [line] = await query<Line>(tx, {
          text: `select id, dispute_id as "disputeId", position from destruction_item
                 where list_id = $1 and outcome is null and position > $2 order by position limit 1`,
          values: [listId, after],
        });
        if (line === undefined) {
          await this.endIfDone(tx, run);
          return null;
        }
        position = line.position;
        const decided = await this.destroy(tx, run, line);
        await this.note(tx, run, line, decided);
        return decided;
      });
      if (outcome !== null && 'files' in outcome) await this.erasure.drop(outcome.files);
      return { position };
    } catch (failure) {
      if (position === null) throw failure;
      return { position, failure };
    }
  }

  /** Two workers with one list wait for each other here. */
  private async locked(tx: Tx, listId: string): Promise<Run | undefined> {
    const [run] = await query<Run>(tx, {
      text: `select id as "listId", township_id as "townshipId", year, seq, decided_by as "signedBy", decider_organisation_id as "organisationId", decision_reason as reason
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
    const { townshipId, organisationId, signedBy: staffId } = run;
    const at = this.clock.now().toISOString();
    const reason = `${destructionNumber(run.year, run.seq)}: ${run.reason}`;
    const note = { staffId, organisationId, townshipId, disputeId, reason, at };
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

  private async endIfDone(tx: Tx, { listId, townshipId }: Run): Promise<void> {
    const at = this.clock.now().toISOString();
    const ended = await execute(tx, {
      text: `update destruction_list set state = 'done', done_at = $2
             where id = $1 and not exists (select 1 from destruction_item where list_id = $1 and outcome is null)`,
      values: [listId, at],
    });
    if (ended === 0) return;
    await seal(tx, { chainId: townshipId, subject: 'destruction_list', subjectId: listId, at });
  }
}

/** Called when a list was approved. */
@JobHandler('destruction.carry', payload)
export class DestructionJob implements HandlesJob<z.output<typeof payload>> {
  constructor(private readonly work: DestructionWork) {}

  /**
   * In transactions of its own: what was destroyed stays so when a later dossier fails, and its bytes go at once.
   * @throws what went wrong last, when nothing else is left of the list
   */
  async handle(tx: Tx, { listId }: z.output<typeof payload>): Promise<void> {
    const { done, failures } = await this.work.carryOut(listId, atOnce);
    if (done > 0) await enqueue(tx, { name: 'destruction.carry', payload: { listId } });
    else if (failures.length > 0) throw failures.at(-1);
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
