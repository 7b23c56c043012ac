import { type Addressee, centreAndOffice, peopleOf } from '#casework/organisation';
import type { LadderRecipient } from '#domain';
import type { Tx } from '#platform';

/** What of a case says who is told of its ladder. */
export interface LadderCase {
  readonly townshipId: string;
  readonly holderId: string | null;
  readonly leadId: string | null;
  readonly mediatorIds: readonly string[];
  readonly urgent: boolean;
}

/**
 * Who is meant by the recipients of ladders. Looked up once in a while of a sweep: a thousand cases that fall due on one
 * morning belong to a dozen units.
 */
export class LadderAddressees {
  readonly #people = new Map<string, readonly string[]>();
  readonly #bodies = new Map<string, Awaited<ReturnType<typeof centreAndOffice>>>();

  constructor(private readonly today: string) {}

  /** The people whom a step tells. Red: everything also to centre and office at once. */
  async peopleFor(tx: Tx, recipient: LadderRecipient, of: LadderCase): Promise<ReadonlySet<string>> {
    const people = new Set<string>();
    for (const addressee of await this.addressees(tx, recipient, of)) {
      for (const id of await this.people(tx, addressee)) people.add(id);
    }
    return people;
  }

  private async people(tx: Tx, addressee: Addressee): Promise<readonly string[]> {
    const key = JSON.stringify(addressee);
    const found = this.#people.get(key) ?? (await peopleOf(tx, addressee, this.today));
    this.#people.set(key, found);
    return found;
  }

  private async addressees(
    tx: Tx,
    recipient: LadderRecipient,
    { townshipId, holderId, leadId, mediatorIds, urgent }: LadderCase,
  ): Promise<readonly Addressee[]> {
    const bodies = this.#bodies.get(townshipId) ?? (await centreAndOffice(tx, townshipId));
    this.#bodies.set(townshipId, bodies);
    const bodyIds = [bodies.centreId, bodies.officeId].filter((id) => id !== null);
    const toUnit = (unitId: string): Addressee => ({ to: 'unit', unitId });
    const unitId = holderId ?? leadId;
    const unit = unitId === null ? [] : [toUnit(unitId)];
    const everybody = urgent ? bodyIds.map(toUnit) : [];
    switch (recipient) {
      case 'mediator':
        return mediatorIds.length > 0
          ? [{ to: 'staff', staffIds: mediatorIds }, ...everybody]
          : [...unit, ...everybody];
      case 'holderHead':
        return [...unit, ...everybody];
      case 'otherOfCentreAndOffice':
        // What the centre lets lie the office supervises; everything else the centre.
        return bodyIds
          .filter((id) => id !== unitId)
          .slice(0, 1)
          .map(toUnit);
      case 'leader':
        return [{ to: 'leader', townshipId }, ...everybody];
      case 'county':
        return [{ to: 'county', townshipId }, ...everybody];
    }
  }
}
