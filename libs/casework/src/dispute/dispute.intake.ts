import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { deadlineChanges, type InForce, RuleBook } from '#casework/deadline';
import { type Place, placeOf, type StaffActor } from '#casework/organisation';
import { committed, newSalt, noHash } from '#casework/seal';
import {
  advance,
  type Command,
  type EventOf,
  type Imported,
  milestonesAfter,
  noMilestones,
  type PartyInput,
  RuleError,
  type Stamp,
  unreported,
} from '#domain';
import { Clock, type Tx } from '#platform';
import { committedIntake, type Entry, type IntakeFacts, writeEntries } from './dispute.entry.ts';
import { type Numbering, numbersFor } from './dispute.numbering.ts';
import { clocksOf, recordOf } from './dispute.record.ts';
import { assertLocalType } from './dispute.references.ts';
import type { Applied } from './dispute.service.ts';
import { searchableNames } from './party.spelling.ts';
import { commitmentTo, type Party, withIdAndSalt } from './party.ts';
import { PersonalData } from './personal.data.ts';

/** A case that a row of a register proves, as the importer hands it in. */
export interface ImportedCase {
  readonly event: Omit<Imported, keyof Stamp | 'number' | 'type' | 'townshipId' | 'centreId' | 'parties'>;
  readonly parties: readonly PartyInput[];
  readonly persons: number;
  readonly amountFen: number | null;
  readonly summary: string;
  /** Numbers of which the register does not say whose they are. */
  readonly contactPhones: readonly string[];
  /** What makes it the same case when the register is imported again. */
  readonly importKey: string;
}

/** How a dispute comes into being: told by somebody, or read from an older register. */
@Injectable()
export class DisputeIntake {
  constructor(
    private readonly clock: Clock,
    private readonly personal: PersonalData,
    private readonly ruleBook: RuleBook,
  ) {}

  /**
   * Enters a dispute that was told. A draft has no number: it gets one when it is accepted.
   * @throws RuleError kind "invalid", code "unknown-place"; kind "forbidden", code "place-not-yours"
   */
  async report(tx: Tx, command: Command<'REPORT'>, actor: StaffActor, commandKey?: string): Promise<Applied> {
    const place = await placeOf(tx, command.placeId);
    assertMayReportAt(place, actor);
    const reportedOn = command.reportedOn ?? this.clock.today();
    await assertLocalType(tx, command, { townshipId: place.townshipId, reportedOn });
    const parties = command.parties.map(withIdAndSalt);
    const inForce = await this.ruleBook.now(tx);
    const event: EventOf<'REPORT'> = {
      ...command,
      type: 'REPORT',
      ...this.stamp(actor),
      townshipId: place.townshipId,
      centreId: place.centreId,
      rules: inForce.rules,
      reportedOn,
      parties: parties.map(({ id, role }) => ({ id, role })),
    };
    const told = await this.entry(tx, event, parties, inForce, {
      channel: command.channel,
      summary: command.summary,
      persons: command.persons ?? parties.reduce((sum, { headcount }) => sum + headcount, 0),
      amountFen: command.amountFen ?? null,
      importKey: null,
      contactPhones: [],
      commandKey,
    });
    await this.write(tx, [told]);
    return appliedOf(told);
  }

  /**
   * Enters cases of an older register, each in the state that its row proves and with a history that says so. Numbered in
   * the order in which they are handed in.
   * @throws RuleError kind "invalid", code "unknown-place"; then none is entered
   */
  async import(tx: Tx, cases: readonly ImportedCase[], actor: StaffActor): Promise<readonly Applied[]> {
    const places = await placesOf(tx, cases, actor);
    const numberings = await numbersFor(
      tx,
      cases.map(({ event }) => ({
        townshipId: places.of(event.placeId).townshipId,
        on: event.reportedOn,
      })),
    );
    const inForce = await this.ruleBook.now(tx);
    const read: Told[] = [];
    for (const [n, imported] of cases.entries()) {
      const numbering = numberings[n];
      if (numbering === undefined) throw new Error('every case has asked for a number');
      read.push(await this.read(tx, imported, actor, places.of(imported.event.placeId), numbering, inForce));
    }
    await this.write(tx, read);
    return read.map(appliedOf);
  }

  private async read(
    tx: Tx,
    { event: facts, parties: named, ...intake }: ImportedCase,
    actor: StaffActor,
    { townshipId, centreId }: Place,
    numbering: Numbering,
    inForce: InForce,
  ): Promise<Told> {
    const parties = named.map(withIdAndSalt);
    const event: Imported = {
      ...facts,
      type: 'IMPORT',
      ...this.stamp(actor),
      number: numbering.number,
      townshipId,
      centreId,
      rules: inForce.rules,
      parties: parties.map(({ id, role }) => ({ id, role })),
    };
    return await this.entry(tx, event, parties, inForce, { channel: 'register', ...intake }, numbering);
  }

  private async write(tx: Tx, told: readonly Told[]): Promise<void> {
    await writeEntries(tx, told);
    await this.personal.addParties(
      tx,
      told.map(({ change, parties }) => ({ disputeId: change.record.disputeId, parties })),
    );
  }

  private stamp(actor: StaffActor): Stamp {
    const by = { staffId: actor.staffId, organisationId: actor.organisationId };
    return { at: this.clock.now().toISOString(), on: this.clock.today(), by };
  }

  private async entry(
    tx: Tx,
    event: EventOf<'REPORT'> | Imported,
    parties: readonly Party[],
    { calendar }: InForce,
    facts: Omit<IntakeFacts, 'searchNames' | 'nameInitials' | 'namePinyin' | 'encrypted'> & {
      readonly contactPhones: readonly string[];
      readonly commandKey?: string | undefined;
    },
    numbering: Omit<Numbering, 'number'> | null = null,
  ): Promise<Told> {
    const id = randomUUID();
    const before = unreported();
    const after = advance(before, event);
    const deadlines = deadlineChanges([], after.context.clocks, calendar);
    const salt = newSalt();
    const clocks = clocksOf(deadlines);
    const record = recordOf(id, 1, event, before, after, {
      commandKey: facts.commandKey ?? null,
      clocks,
      commitments: [
        { of: 'intake', id, digest: committed(salt, committedIntake(facts)) },
        ...parties.map(commitmentTo),
      ],
    });
    const { names, initials, pinyin } = searchableNames(parties);
    const encrypted = await this.personal.encryptIntake(tx, id, { salt, contactPhones: facts.contactPhones });
    const dueOn = event.type === 'IMPORT' ? event.dueOn : null;
    return {
      change: {
        record,
        previousHash: noHash,
        after,
        milestones: milestonesAfter(noMilestones, event, after.context, clocks),
        deadlines,
        numbering,
        dueOn: dueOn ?? deadlines.mediationDueOn,
      },
      intake: { ...facts, searchNames: names, nameInitials: initials, namePinyin: pinyin, encrypted },
      parties,
    };
  }
}

/** A new case as it will be written. */
interface Told extends Entry {
  readonly parties: readonly Party[];
}

const appliedOf = ({ change: { record, after } }: Told): Applied => ({
  id: record.disputeId,
  version: record.seq,
  snapshot: after,
});

/** Looks up every place once, however many cases lie there. */
async function placesOf(tx: Tx, cases: readonly ImportedCase[], actor: StaffActor) {
  const found = new Map<string, Place>();
  for (const placeId of new Set(cases.map(({ event }) => event.placeId))) {
    const place = await placeOf(tx, placeId);
    assertMayReportAt(place, actor);
    found.set(placeId, place);
  }
  return {
    of: (placeId: string): Place => {
      const place = found.get(placeId);
      if (place === undefined) throw new Error('every place was looked up');
      return place;
    },
  };
}

/** A village reports what lies in the village; a body of the township what lies in the township. */
function assertMayReportAt(place: Place, actor: StaffActor): void {
  const isInRealm = actor.townshipIds.includes(place.townshipId);
  const isInVillage = actor.organisationKind !== 'village' || place.placeId === actor.organisationId;
  if (isInRealm && isInVillage) return;
  throw new RuleError({
    kind: 'forbidden',
    code: 'place-not-yours',
    message: 'You may report disputes of your own village or township only',
    messageZh: '只能上报本村（社区）或本乡镇的纠纷',
  });
}
