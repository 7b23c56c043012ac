import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import type { StaffActor } from '#casework/organisation';
import { digestOf } from '#casework/seal';
import {
  barToRelease,
  isTellable,
  mayDraftTypicalCase,
  type TypicalGrade,
  type TypicalReason,
  type TypicalRelease,
  typicalGrades,
} from '#domain';
import { Clock, execute, inTransaction, type Tx } from '#platform';
import { lacksOf, openResidues, placesOf, residuesOf, textsOf } from './typical.check.ts';
import { type LockedEdition, TypicalDesk } from './typical.desk.ts';
import { type CaseRecord, gradeOf } from './typical.records.ts';
import {
  consentNeeded,
  draftingNotYours,
  notComplete,
  notInState,
  notTellable,
  peopleForgotten,
  releaseBarred,
  residueLeft,
  strictNow,
} from './typical.refusals.ts';
import { isUnderway } from './typical.store.ts';

/** A step as the trail notes it. */
type StepName = 'submit' | 'return' | 'release' | 'withdraw';

/** Hands drafts in and back, releases them by a second person, and takes them back. */
@Injectable()
export class TypicalReview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly desk: TypicalDesk,
  ) {}

  /**
   * Hands a draft in for review.
   * @throws RuleError kind "not-found"; "stale"; "forbidden"; "conflict"; what {@link TypicalReview.#assertReady} asks
   */
  async submit(actor: StaffActor, id: string, version: number): Promise<void> {
    await this.#step(actor, id, version, 'submit', async (edition, at, tx) => {
      if (!mayDraftTypicalCase(actor, edition.ties)) throw draftingNotYours();
      if (edition.state !== 'draft') throw notInState();
      await this.#assertReady(edition, tx);
      await this.desk.store.change(tx, id, at, {
        state: 'submitted',
        columns: { submitted_by: actor.staffId, submitted_at: at },
      });
      return `edition ${edition.edition}`;
    });
  }

  /** Hands it back to be written otherwise. @throws RuleError as {@link submit} */
  async return(actor: StaffActor, id: string, { version, reason }: TypicalReason): Promise<void> {
    await this.#step(actor, id, version, 'return', async (edition, at, tx) => {
      if (edition.state !== 'submitted') throw notInState();
      const { working } = edition;
      const remarks = [...working.remarks, { byId: actor.staffId, at, words: reason }];
      await this.desk.store.change(tx, id, at, {
        state: 'draft',
        working: { ...working, remarks },
        columns: { submitted_by: null, submitted_at: null },
      });
      return `edition ${edition.edition}`;
    });
  }

  /**
   * Releases what others have written: the check runs once more, and the case is graded as it stands now. An edition that was
   * released before is followed by this one.
   * @throws RuleError as {@link submit}; "forbidden" for whoever has written in it, and of a sensitive case for anybody but the
   *         township leader; "invalid", code "typical-consent" of a strict case
   */
  async release(actor: StaffActor, id: string, { version, consent }: TypicalRelease): Promise<void> {
    await this.#step(actor, id, version, 'release', async (edition, at, tx) => {
      if (edition.state !== 'submitted') throw notInState();
      const grade = await this.#assertReady(edition, tx);
      const bar = barToRelease(actor, edition.ties, grade, edition.editorIds);
      if (bar !== null) throw releaseBarred[bar]();
      if (grade === 'strict' && consent === undefined) throw consentNeeded();
      const { title, facts, process, result, comment } = textsOf(edition.working);
      const told = { title, laws: edition.working.laws, facts, process, result, comment };
      const hash = digestOf(told);
      await this.#end(tx, actor, edition.disputeId, at);
      await this.desk.store.change(tx, id, at, {
        state: 'released',
        grade,
        columns: {
          ...told,
          laws: JSON.stringify(told.laws),
          hash,
          consent: consent ?? null,
          released_by: actor.staffId,
          released_at: at,
        },
      });
      return `edition ${edition.edition} ${hash}`;
    });
  }

  /**
   * Takes a released one back, or gives a draft up.
   * @throws RuleError as {@link submit}
   */
  async withdraw(actor: StaffActor, id: string, { version, reason }: TypicalReason): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const edition = await this.desk.store.open(id, tx, true);
      const ties = await this.desk.seenBy(actor, edition, tx);
      this.desk.assertVersion(edition, version);
      if (!mayDraftTypicalCase(actor, ties)) throw draftingNotYours();
      const isReleased = edition.state === 'released';
      if (!isReleased && !isUnderway(edition)) throw notInState();
      const at = this.clock.now().toISOString();
      await this.desk.store.change(tx, id, at, {
        state: isReleased ? 'withdrawn' : 'discarded',
        columns: { ended_by: actor.staffId, ended_at: at, end_reason: reason },
      });
      await this.#note(tx, actor, 'withdraw', edition, `edition ${edition.edition}: ${reason}`, at);
    });
  }

  async #step(
    actor: StaffActor,
    id: string,
    version: number,
    name: StepName,
    take: (edition: LockedEdition, at: string, tx: Tx) => Promise<string>,
  ): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const edition = await this.desk.locked(tx, actor, id, version);
      const at = this.clock.now().toISOString();
      const said = await take(edition, at, tx);
      await this.#note(tx, actor, name, edition, said, at);
    });
  }

  async #note(
    tx: Tx,
    { staffId, organisationId }: StaffActor,
    name: StepName,
    { id, townshipId, disputeId }: Pick<LockedEdition, 'id' | 'townshipId' | 'disputeId'>,
    said: string,
    at: string,
  ): Promise<void> {
    const reason = `${id} ${said}`;
    await audit(tx, {
      action: `typical.${name}`,
      staffId,
      organisationId,
      townshipId,
      disputeId,
      reason,
      at,
    });
  }

  /**
   * What is asked of a draft when it is handed in, and once more when it is released: the case may have been opened again, marked,
   * or lost somebody meanwhile.
   * @returns how carefully the case must be told today
   * @throws RuleError kind "conflict", code "case-not-ended", "typical-people-erased" or "typical-strict-now"; "invalid", code
   *         "typical-incomplete" or "typical-residue"
   */
  async #assertReady(edition: LockedEdition, tx: Tx): Promise<TypicalGrade> {
    const record = await this.desk.records.of(edition.disputeId, tx);
    if (!isTellable(record.state)) throw notTellable();
    const lacks = lacksOf(edition.working);
    if (lacks.length > 0) throw notComplete(lacks);
    if (record.isForgotten) throw peopleForgotten();
    const grade = gradeNow(edition, record);
    // A strict case is told without a word of its record (decision 0054); this draft was made of its words.
    if (grade === 'strict' && edition.grade !== 'strict') throw strictNow();
    assertClean(edition, record.identities);
    return grade;
  }

  /** A case is told once: the edition before is over. */
  async #end(tx: Tx, actor: StaffActor, disputeId: string, at: string): Promise<void> {
    await execute(tx, {
      name: 'typical.supersede',
      text: `update typical_case set state = 'superseded', version = version + 1, changed_at = $3, ended_by = $2, ended_at = $3,
               end_reason = '由新版替代' where dispute_id = $1 and state = 'released'`,
      values: [disputeId, actor.staffId, at],
    });
  }
}

/** @throws RuleError kind "invalid", code "typical-residue" */
function assertClean(edition: LockedEdition, identities: CaseRecord['identities']): void {
  const { working } = edition;
  const texts = textsOf(working);
  const open = openResidues(texts, residuesOf(texts, identities, edition), working);
  if (open.length > 0) throw residueLeft(placesOf(open, texts));
}

/** A case may have been marked, or a minor found, since the draft was made. */
function gradeNow({ grade }: LockedEdition, { context, story }: CaseRecord): TypicalGrade {
  const now = gradeOf(context, story);
  return typicalGrades[Math.max(typicalGrades.indexOf(grade), typicalGrades.indexOf(now))] ?? 'strict';
}
