import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { audit } from '#casework/audit';
import { AccessLog, DisputeDetail, tiesOf } from '#casework/dispute';
import type { StaffActor } from '#casework/organisation';
import { spelling } from '#casework/spelling';
import {
  barToRelease,
  type CaseTies,
  deIdentify,
  isCapable,
  isTellable,
  mayDraftTypicalCase,
  type TypicalDraftRequest,
  type TypicalRevision,
  toldTexts,
  typicalWarnings,
} from '#domain';
import { Clock, execute, inTransaction, type Tx } from '#platform';
import { placesOf, residuesOf, sought, textsOf } from './typical.check.ts';
import { TypicalDesk } from './typical.desk.ts';
import { gradeOf } from './typical.records.ts';
import {
  draftingNotYours,
  draftUnderway,
  notInState,
  notTellable,
  peopleForgotten,
  residueLeft,
  strictForLeader,
} from './typical.refusals.ts';
import { revised } from './typical.revision.ts';
import { isUnderway, type OpenedEdition, type TypicalRow } from './typical.store.ts';
import type { TypicalEditions, TypicalWaitingView, TypicalWorkingView } from './typical.view.ts';
import { warningsFor } from './typical.warning.ts';
import { editionOf, workingView } from './typical.working.ts';

/** Makes drafts of cases that have ended, and keeps what people make of them. */
@Injectable()
export class TypicalDrafting {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly desk: TypicalDesk,
    private readonly detail: DisputeDetail,
    private readonly access: AccessLog,
  ) {}

  /**
   * The editions of a case, and whether this person may make another, or only the township leader may.
   * @throws RuleError kind "not-found": also for a case that may not be seen
   */
  async editions(actor: StaffActor, disputeId: string): Promise<TypicalEditions> {
    const { sight, ties, state, context } = await this.detail.standing(disputeId, actor);
    if (sight !== 'case') return { items: [], mayDraft: false, leaderDrafts: false };
    const items = await this.desk.store.ofCase(disputeId);
    const isNext = isTellable(state) && !items.some(isUnderway) && mayDraftTypicalCase(actor, ties);
    const leaderDrafts =
      isNext && !isLeader(actor) && (await this.desk.records.gradeOf(disputeId, context)) === 'strict';
    return { items: items.map(editionOf), mayDraft: isNext && !leaderDrafts, leaderDrafts };
  }

  /**
   * Makes the automatic draft of a case, as its next edition.
   * @throws RuleError kind "not-found"; "forbidden" for whoever may not draft it, code "typical-leader-drafts" of a strict case;
   *         "conflict" while the case is worked on or a draft of it is, and once somebody of it was erased
   */
  async draft(
    actor: StaffActor,
    disputeId: string,
    { nameMediators }: TypicalDraftRequest,
  ): Promise<TypicalWorkingView> {
    await this.access.note(actor, disputeId);
    const id = await inTransaction(this.dataSource, async (tx) => {
      await execute(tx, { text: 'select 1 from dispute where id = $1 for update', values: [disputeId] });
      const { ties, state, context, townshipId } = await this.detail.standing(disputeId, actor, tx);
      if (!mayDraftTypicalCase(actor, ties)) throw draftingNotYours();
      if (!isTellable(state)) throw notTellable();
      if (await this.desk.isUnderway(tx, disputeId)) throw draftUnderway();
      const { story, identities, isForgotten } = await this.desk.records.of(disputeId, tx);
      if (isForgotten) throw peopleForgotten();
      const grade = gradeOf(context, story);
      if (grade === 'strict' && !isLeader(actor)) throw strictForLeader();
      const parts = deIdentify(toldTexts(story, grade), sought(identities, { nameMediators }), spelling);
      const at = this.clock.now().toISOString();
      const made = await this.desk.store.add(tx, {
        disputeId,
        townshipId,
        grade,
        typeCode: story.typeCode,
        nameMediators,
        staffId: actor.staffId,
        at,
        working: {
          title: '',
          laws: [],
          parts,
          comment: '',
          cleared: [],
          warnings: warningsFor(story, parts, grade, await this.desk.records.hasLikes(disputeId, tx)),
          remarks: [],
        },
      });
      await this.#note(tx, actor, 'typical.draft', { townshipId, disputeId }, made, at);
      return made;
    });
    return await this.view(actor, id);
  }

  /** @throws RuleError kind "not-found" for whoever may not see the case whole or write about it */
  async view(actor: StaffActor, id: string): Promise<TypicalWorkingView> {
    const edition = await this.desk.store.open(id);
    const ties = await this.desk.seenBy(actor, edition);
    await this.access.note(actor, edition.disputeId);
    const { identities } = await this.desk.records.of(edition.disputeId);
    return await this.#viewOf(actor, edition, ties, identities);
  }

  /**
   * Keeps what a person has made of the draft. Nothing is kept in which somebody can still be known.
   * @throws RuleError kind "not-found"; "stale"; "conflict" once it was handed in; "forbidden"; "invalid", code
   *         "typical-residue" with each place, "typical-replacement" where a replacement does not fit or one was dropped
   */
  async save(actor: StaffActor, id: string, revision: TypicalRevision): Promise<TypicalWorkingView> {
    return await inTransaction(this.dataSource, async (tx) => {
      const edition = await this.desk.locked(tx, actor, id, revision.version);
      const { ties, working } = edition;
      if (!mayDraftTypicalCase(actor, ties)) throw draftingNotYours();
      if (!isUnderway(edition)) throw notInState();
      const { identities, isForgotten } = await this.desk.records.of(edition.disputeId, tx);
      if (isForgotten) throw peopleForgotten();
      const next = revised(working, revision, sought(identities, edition));
      const texts = textsOf(next);
      const sure = residuesOf(texts, identities, edition).filter(({ certainty }) => certainty === 'sure');
      if (sure.length > 0) throw residueLeft(placesOf(sure, texts));
      const at = this.clock.now().toISOString();
      await this.desk.store.change(tx, id, at, { working: next, editorId: actor.staffId });
      return await this.#viewOf(actor, await this.desk.store.open(id, tx), ties, identities);
    });
  }

  /** What is being written and reviewed, of cases that this person sees whole, and what of it waits for them. */
  async waiting(actor: StaffActor): Promise<readonly TypicalWaitingView[]> {
    const seen = await this.desk.store.underway(actor);
    return seen
      .map((edition) => ({ edition, ties: tiesOf(edition) }))
      .filter(({ ties }) => mayDraftTypicalCase(actor, ties))
      .map(({ edition, ties }) => ({
        ...editionOf(edition),
        number: edition.number,
        turn: turnOf(actor, ties, edition),
      }));
  }

  async #viewOf(
    actor: StaffActor,
    edition: OpenedEdition,
    ties: CaseTies,
    identities: Parameters<typeof residuesOf>[1],
  ): Promise<TypicalWorkingView> {
    const mayWrite = mayDraftTypicalCase(actor, ties);
    const { state } = edition;
    const releaseBar = barToRelease(actor, ties, edition.grade, edition.editorIds);
    return workingView(edition, identities, {
      names: await this.desk.namesOf(edition.working?.remarks.map(({ byId }) => byId) ?? []),
      warnings: (edition.working?.warnings ?? []).map((one) => typicalWarnings[one]),
      may: {
        mayEdit: mayWrite && isUnderway(edition),
        maySubmit: mayWrite && state === 'draft',
        mayRelease: releaseBar === null && state === 'submitted',
        mayReturn: isCapable(actor.roles, 'typical.release') && state === 'submitted',
        mayWithdraw: mayWrite && (isUnderway(edition) || state === 'released'),
      },
      releaseBar,
    });
  }

  async #note(
    tx: Tx,
    { staffId, organisationId }: StaffActor,
    action: string,
    of: { readonly townshipId: string; readonly disputeId: string },
    reason: string,
    at: string,
  ): Promise<void> {
    await audit(tx, { action, staffId, organisationId, ...of, reason, at });
  }
}

/** Whoever alone orders a draft of a strict case. @source decision 0054 */
const isLeader = ({ roles }: StaffActor): boolean => roles.includes('leader');

/** Does it wait for this person: to be written on, or to be released? */
function turnOf(actor: StaffActor, ties: CaseTies, edition: TypicalRow): TypicalWaitingView['turn'] {
  if (edition.state === 'draft') return edition.editorIds.includes(actor.staffId) ? 'write' : null;
  return barToRelease(actor, ties, edition.grade, edition.editorIds) === null ? 'review' : null;
}
