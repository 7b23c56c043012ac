import { Injectable } from '@nestjs/common';
import { deadlineChanges, RuleBook } from '#casework/deadline';
import type { StaffActor } from '#casework/organisation';
import type { Commitment } from '#casework/seal';
import {
  advance,
  asBefore,
  assertSeen,
  type CommandEvent,
  type CommandType,
  type DeadlinePassed,
  type DisputeEvent,
  type DisputeSnapshot,
  type EventOf,
  eventsNow,
  may,
  milestonesAfter,
  noSuchDispute,
  notYours,
  type Recomputed,
  type RecordedEvent,
  type Retracted,
  RuleError,
  retractable,
  type Stamp,
  sightOf,
  standsInToSend,
  suppliedByAgreement,
} from '#domain';
import { Clock, type Tx } from '#platform';
import { assertAgreementDays } from './dispute.agreement.ts';
import { writeChange } from './dispute.change.ts';
import { assertNotDestroyed } from './dispute.destroyed.ts';
import { changesSince } from './dispute.history.ts';
import { assertNotDeclared, assertSaidByThem } from './dispute.interest.ts';
import { answerOf, assertMergeable, assertMergedAsRead, otherCaseOf } from './dispute.merge.ts';
import { numbered } from './dispute.numbering.ts';
import { clocksOf, recordOf } from './dispute.record.ts';
import { assertEvidence, assertLocalType, assertReferences } from './dispute.references.ts';
import { assertLinkable } from './dispute.relations.ts';
import {
  answerTo,
  assertRetractable,
  courseOf,
  dueOnBefore,
  type LockedCourse,
  otherCaseChangedBy,
  type Retraction,
} from './dispute.retraction.ts';
import { type LockedDispute, lockBoth, lockDispute, lockFree } from './dispute.store.ts';
import { heldAgainstChecklist } from './dossier.reading.ts';
import { warningsOf } from './mediator.warnings.ts';
import { PersonalData } from './personal.data.ts';

/** What a command says about itself. */
export interface CommandOptions {
  /** The version that the sender saw (If-Match); a later one refuses the command. */
  readonly expectedVersion?: number | undefined;
  /** The client's key, kept with the event. */
  readonly commandKey?: string | undefined;
  /** What the same transaction puts into tables of the case. */
  readonly commitments?: readonly Commitment[] | undefined;
}

/** An event without its stamp: what a command or another part of the office wants to happen. */
export type Intention<E extends DisputeEvent = DisputeEvent> = E extends DisputeEvent
  ? Omit<E, keyof Stamp>
  : never;

/** A dispute as it stands after an event. */
export interface Applied {
  readonly id: string;
  readonly version: number;
  readonly snapshot: DisputeSnapshot;
}

/** The one place in which a dispute changes: by sending an event to the machine under the lock of its row. */
@Injectable()
export class DisputeService {
  constructor(
    private readonly clock: Clock,
    private readonly personal: PersonalData,
    private readonly ruleBook: RuleBook,
  ) {}

  /**
   * Sends a person's event to a dispute.
   * @throws RuleError not-found (also when it may not be seen), forbidden, stale (with what changed since),
   *         conflict (with the events that are accepted, none of them once the dossier was destroyed), invalid (with pointers)
   */
  async apply(
    tx: Tx,
    id: string,
    intention: Intention<CommandEvent>,
    actor: StaffActor,
    options: CommandOptions = {},
  ): Promise<Applied> {
    const otherId = await otherCaseOf(tx, id, intention);
    const [dispute, other] =
      otherId === null ? [await lockDispute(tx, id), null] : await lockBoth(tx, id, otherId);
    if (dispute === null || !actor.townshipIds.includes(dispute.snapshot.context.townshipId))
      throw noSuchDispute();
    const { context } = dispute.snapshot;
    assertSeen(sightOf(actor, context));
    if (!may(actor, intention.type as CommandType, context)) throw notYours(intention.type as CommandType);
    if (options.expectedVersion !== undefined && options.expectedVersion !== dispute.version) {
      throw await staleness(tx, dispute, options.expectedVersion);
    }
    await assertNotDestroyed(tx, id, context);
    if (intention.type === 'DECLARE_INTEREST') assertSaidByThem(actor, intention, context);
    const standsInForId = standsInToSend(actor, intention.type as CommandType, context);
    const by = {
      staffId: actor.staffId,
      organisationId: actor.organisationId,
      ...(standsInForId === undefined ? {} : { standsInForId }),
    };
    const warned = await warningsOf(tx, this.personal, actor, intention, dispute.snapshot);
    const supplied = { ...suppliedByAgreement(intention, context), ...warned };
    const event = { ...intention, ...supplied, ...this.stamp(dispute, by) } as DisputeEvent;
    if (event.type === 'LINK' || event.type === 'UNLINK') await assertLinkable(tx, dispute, event, actor);
    if (event.type === 'MERGE_INTO') assertMergeable(dispute, other, actor);
    if (event.type === 'REOPEN') assertMergedAsRead(dispute, other);
    const applied = await this.happen(tx, dispute, event, options);
    if (other !== null && (event.type === 'MERGE_INTO' || event.type === 'REOPEN')) {
      const answer = await answerOf(tx, this.personal, { dispute, other }, event);
      await this.happen(tx, other, { ...answer, ...this.stamp(other, by) });
    }
    return applied;
  }

  /** Locks those of some disputes that nobody is working on, for {@link passByClock}. */
  async lockFree(tx: Tx, ids: readonly string[]): Promise<readonly LockedDispute[]> {
    return await lockFree(tx, ids);
  }

  /** Lets the clock pass steps of a dispute that is locked, one after the other; those of a clock that stopped are left out. */
  async passByClock(
    tx: Tx,
    locked: LockedDispute,
    steps: readonly Intention<DeadlinePassed>[],
  ): Promise<void> {
    let dispute = locked;
    for (const step of steps) {
      if (!dispute.snapshot.context.clocks.some((clock) => clock.key === step.key)) continue;
      dispute = await this.happen(tx, dispute, { ...step, ...this.stamp(dispute, null) });
    }
  }

  /**
   * What is arranged for many cases at once, by somebody who need not see them: their deadlines are computed again, or
   * their mediator leaves. Whoever calls has checked that it may be arranged.
   * @returns the number of the event
   * @throws RuleError as {@link apply}, before anything is written
   */
  async arrange(
    tx: Tx,
    id: string,
    intention: Intention<Recomputed | EventOf<'REASSIGN'>>,
    by: NonNullable<Stamp['by']>,
  ): Promise<number> {
    const dispute = await lockDispute(tx, id);
    if (dispute === null) throw noSuchDispute();
    return (await this.happen(tx, dispute, { ...intention, ...this.stamp(dispute, by) } as DisputeEvent))
      .version;
  }

  /** When it is, never before the event that came last: waiting times must add up even where a clock was set back. */
  private stamp(dispute: Pick<LockedDispute, 'updatedAt'>, by: Stamp['by']): Stamp {
    const now = this.clock.now().toISOString();
    return { at: now > dispute.updatedAt ? now : dispute.updatedAt, on: this.clock.today(), by };
  }

  /**
   * Takes back what a meeting decided on a case, if nothing has happened to it since: the case goes back to where it stood,
   * and so does the other one where a merger or its undoing is taken back.
   * @throws RuleError not-found; conflict (code "retracted-already", "happened-since", "other-case-changed", "slip-issued");
   *         forbidden, unless the actor could decide it
   */
  async retract(
    tx: Tx,
    id: string,
    { meetingId, seqs }: Retraction,
    actor: StaffActor,
    options: Pick<CommandOptions, 'commandKey'> = {},
  ): Promise<Applied & { readonly at: string }> {
    const otherId = await otherCaseChangedBy(tx, id, seqs);
    const [dispute, other] =
      otherId === null ? [await lockDispute(tx, id), null] : await lockBoth(tx, id, otherId);
    if (dispute === null || !actor.townshipIds.includes(dispute.snapshot.context.townshipId))
      throw noSuchDispute();
    assertSeen(sightOf(actor, dispute.snapshot.context));
    const by = { staffId: actor.staffId, organisationId: actor.organisationId };
    const here = await this.courseOf(tx, dispute);
    await assertRetractable(tx, here, seqs, actor);
    const applied = await this.goBack(tx, here, { meetingId, seqs }, by, options);
    if (other !== null) {
      const there = await this.courseOf(tx, other);
      await this.goBack(tx, there, { meetingId, seqs: [answerTo(id, there)] }, by);
    }
    return { ...applied, at: applied.updatedAt };
  }

  private async courseOf(tx: Tx, dispute: LockedDispute): Promise<LockedCourse> {
    return await courseOf(tx, dispute, (editions) => this.ruleBook.explain(tx, editions));
  }

  private async goBack(
    tx: Tx,
    { dispute, course }: LockedCourse,
    { meetingId, seqs }: Retraction,
    by: Stamp['by'],
    options: CommandOptions = {},
  ): Promise<LockedDispute> {
    const after = asBefore(course, retractable(course, seqs));
    const { refusals, clocks } = after.context;
    const stamp = this.stamp(dispute, by);
    const event: Retracted = { ...stamp, type: 'RETRACT', meetingId, seqs, refusals };
    await this.ruleBook.explain(tx, [...dispute.snapshot.context.clocks, ...clocks]);
    const dueOn = await dueOnBefore(tx, dispute.id, seqs[0] ?? 0);
    return await this.write(tx, { ...dispute, dueOn }, event, after, options);
  }

  private async happen(
    tx: Tx,
    dispute: LockedDispute,
    wished: DisputeEvent,
    options: CommandOptions = {},
  ): Promise<LockedDispute> {
    const before = dispute.snapshot;
    // The book before the clocks: new ones start by the edition that holds now.
    await this.ruleBook.asOf(tx, dispute.book);
    await this.ruleBook.explain(tx, before.context.clocks);
    // What the state does not accept is refused below, and not for what the dossier lacks.
    const asked =
      wished.type === 'ARCHIVE' && eventsNow(before).includes('ARCHIVE')
        ? await heldAgainstChecklist(tx, dispute.id, before.context, wished)
        : wished;
    // Asked before anything is looked up or numbered: a refused event costs no number and no query.
    const expected = advance(before, asked);
    await assertReferences(tx, asked, before.context);
    await assertAgreementDays(tx, dispute.id, asked);
    if (asked.type === 'DECLARE_INTEREST') await assertNotDeclared(tx, dispute.id, asked);
    if (asked.type === 'ANALYZE') await assertLocalType(tx, asked, before.context);
    if (asked.type === 'RECORD_PREVENTION' || asked.type === 'RECORD_PERFORMANCE') {
      await assertEvidence(tx, dispute.id, asked);
    }
    const { event, numbering } = await numbered(tx, asked, before.context, dispute.numbering);
    const after = event === asked ? expected : advance(before, event);
    return await this.write(tx, { ...dispute, numbering }, event, after, options);
  }

  /** Writes what has happened, with all that follows. @param dispute  as it stood, but for a number that it was given */
  private async write(
    tx: Tx,
    dispute: LockedDispute,
    event: RecordedEvent,
    after: DisputeSnapshot,
    { commandKey, commitments }: CommandOptions,
  ): Promise<LockedDispute> {
    const { snapshot: before, numbering } = dispute;
    const { calendar } = await this.ruleBook.asOf(tx, dispute.book);
    const deadlines = deadlineChanges(before.context.clocks, after.context.clocks, calendar);
    const seq = dispute.version + 1;
    const clocks = clocksOf(deadlines);
    const record = recordOf(dispute.id, seq, event, before, after, {
      commandKey: commandKey ?? null,
      clocks,
      commitments: commitments ?? [],
    });
    const dueOn = deadlines.mediationDueOn ?? dispute.dueOn;
    const milestones = milestonesAfter(dispute.milestones, event, after.context, clocks);
    const previousHash = dispute.headHash;
    const change = { record, previousHash, after, milestones, deadlines, numbering, dueOn };
    const headHash = writeChange(tx, change);
    return { ...dispute, version: seq, snapshot: after, milestones, headHash, dueOn, updatedAt: event.at };
  }
}

async function staleness(tx: Tx, dispute: LockedDispute, seen: number): Promise<RuleError> {
  return new RuleError({
    kind: 'stale',
    code: 'changed-meanwhile',
    message: 'Somebody changed this case since you read it',
    messageZh: '您查看之后，案件已有新的变化，请核对后再操作',
    extensions: { version: dispute.version, changes: await changesSince(tx, dispute.id, seen) },
  });
}
