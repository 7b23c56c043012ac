import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { deadlineChanges } from '#casework/deadline';
import { type Place, placeOf, type StaffActor } from '#casework/organisation';
import { committed, newSalt, noHash } from '#casework/seal';
import {
  advance,
  type Command,
  type EventOf,
  type Imported,
  type PartyInput,
  publishedCalendar,
  RuleError,
  type Stamp,
  unreported,
} from '#domain';
import { Clock, type Tx } from '#platform';
import { clocksOf, recordOf } from './dispute.record.ts';
import { type Applied, numberFor } from './dispute.service.ts';
import { committedIntake, type IntakeFacts, writeChange } from './dispute.store.ts';
import { commitmentTo, type Party, searchableNames, withIdAndSalt } from './party.ts';
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
  ) {}

  /**
   * Enters a dispute that was told. A draft has no number: it gets one when it is accepted.
   * @throws RuleError kind "invalid", code "unknown-place"; kind "forbidden", code "place-not-yours"
   */
  async report(tx: Tx, command: Command<'REPORT'>, actor: StaffActor, commandKey?: string): Promise<Applied> {
    const place = await placeOf(tx, command.placeId);
    assertMayReportAt(place, actor);
    const parties = command.parties.map(withIdAndSalt);
    const event: EventOf<'REPORT'> = {
      ...command,
      type: 'REPORT',
      ...this.stamp(actor),
      townshipId: place.townshipId,
      centreId: place.centreId,
      reportedOn: command.reportedOn ?? this.clock.today(),
      parties: parties.map(({ id, role }) => ({ id, role })),
    };
    return await this.begin(tx, event, parties, {
      channel: command.channel,
      summary: command.summary,
      persons: command.persons ?? parties.reduce((sum, { headcount }) => sum + headcount, 0),
      amountFen: command.amountFen ?? null,
      importKey: null,
      contactPhones: [],
      commandKey,
    });
  }

  /**
   * Enters a case of an older register in the state that its row proves, with a history that says so.
   * @throws RuleError kind "invalid", code "unknown-place"
   */
  async import(tx: Tx, imported: ImportedCase, actor: StaffActor): Promise<Applied> {
    const place = await placeOf(tx, imported.event.placeId);
    assertMayReportAt(place, actor);
    const parties = imported.parties.map(withIdAndSalt);
    const numbering = await numberFor(tx, place.townshipId, imported.event.reportedOn);
    const event: Imported = {
      ...imported.event,
      type: 'IMPORT',
      ...this.stamp(actor),
      number: numbering.number,
      townshipId: place.townshipId,
      centreId: place.centreId,
      parties: parties.map(({ id, role }) => ({ id, role })),
    };
    const { summary, persons, amountFen, importKey, contactPhones } = imported;
    return await this.begin(
      tx,
      event,
      parties,
      { channel: 'register', summary, persons, amountFen, importKey, contactPhones },
      numbering,
    );
  }

  private stamp(actor: StaffActor): Stamp {
    const by = { staffId: actor.staffId, organisationId: actor.organisationId };
    return { at: this.clock.now().toISOString(), on: this.clock.today(), by };
  }

  private async begin(
    tx: Tx,
    event: EventOf<'REPORT'> | Imported,
    parties: readonly Party[],
    facts: Omit<IntakeFacts, 'searchNames' | 'nameInitials' | 'encrypted'> & {
      readonly contactPhones: readonly string[];
      readonly commandKey?: string | undefined;
    },
    numbering: { readonly year: number; readonly seq: number } | null = null,
  ): Promise<Applied> {
    const id = randomUUID();
    const before = unreported();
    const after = advance(before, event);
    const deadlines = deadlineChanges([], after.context.clocks, publishedCalendar);
    const salt = newSalt();
    const record = recordOf(id, 1, event, before, after, {
      commandKey: facts.commandKey ?? null,
      clocks: clocksOf(deadlines),
      commitments: [
        { of: 'intake', id, digest: committed(salt, committedIntake(facts)) },
        ...parties.map(commitmentTo),
      ],
    });
    const { names, initials } = searchableNames(parties);
    const encrypted = await this.personal.encryptIntake(tx, id, { salt, contactPhones: facts.contactPhones });
    const dueOn = event.type === 'IMPORT' ? event.dueOn : null;
    await writeChange(
      tx,
      { record, previousHash: noHash, after, deadlines, numbering, dueOn: dueOn ?? deadlines.mediationDueOn },
      { ...facts, searchNames: names, nameInitials: initials, encrypted },
    );
    await this.personal.addParties(tx, id, parties);
    return { id, version: 1, snapshot: after };
  }
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
