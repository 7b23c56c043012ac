import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { phonesOfStaff } from '#casework/organisation';
import { normalIdNumber, phoneKey } from '#domain';
import {
  type DataKey,
  decryptedRow,
  type EncryptedTable,
  encryptedRow,
  execute,
  indexesOf,
  query,
  StartError,
  type Tx,
  Vault,
} from '#platform';
import type { Party, StoredParty } from './party.ts';
import { type OpenedCase, openSealed, type SealedCase } from './personal.sealed.ts';
import { intakeTable, partyTable, phonesIn, purpose, textOf } from './personal.tables.ts';

/** The encrypted part of a report, as the columns of `dispute_intake`. */
export interface EncryptedIntake {
  readonly keyId: number;
  readonly salt: Buffer;
  readonly contactPhones: Buffer | null;
  readonly contactPhonesIndex: readonly Buffer[] | null;
}

/** Parties to be added to a dispute. */
export interface AddedParties {
  readonly disputeId: string;
  readonly parties: readonly Party[];
}

/** What the proof of the record asks of an encrypted row beside its values. */
interface Recorded {
  readonly disputeId: string;
  /** Its blind indexes find what it says. */
  readonly isIndexed: boolean;
  /** Why it does not open; null when it does. */
  readonly failure: Error | null;
}

type Encrypted = 'idNumber' | 'phone' | 'address' | 'salt';

/** A party as the record keeps it. */
export interface RecordedParty extends Omit<StoredParty, Encrypted>, Recorded {
  readonly position: number;
  readonly erasedOn: string | null;
  readonly values: Pick<StoredParty, Encrypted>;
}

/** What of a report may be read under a key only. */
export interface RecordedIntake extends Recorded {
  readonly salt: string | null;
  readonly contactPhones: readonly string[];
}

interface PartyRow extends Omit<StoredParty, Encrypted> {
  readonly disputeId: string;
  readonly position: number;
  readonly erasedOn: string | null;
  readonly key_id: number | null;
}

/** The only place that encrypts and decrypts what parties are known by. Lists never come here: they show no number. */
@Injectable()
export class PersonalData {
  constructor(private readonly vault: Vault) {}

  /** Adds parties to disputes, after those that each has, in one statement. */
  async addParties(tx: Tx, added: readonly AddedParties[]): Promise<void> {
    if (added.every(({ parties }) => parties.length === 0)) return;
    const key = await this.vault.current(tx, purpose);
    const rows = added.flatMap(({ disputeId, parties }) =>
      parties.map((party, n) => ({
        dispute_id: disputeId,
        position: n + 1,
        ...encryptedParty(key, party),
      })),
    );
    await execute(tx, {
      name: 'party.add',
      text: `
        insert into party (id, dispute_id, kind, role, name, headcount, id_type, key_id, id_number, id_number_index,
          phone, phone_index, address, salt, position)
        select p.id, p.dispute_id, p.kind, p.role, p.name, p.headcount, p.id_type, p.key_id, p.id_number, p.id_number_index,
          p.phone, p.phone_index, p.address, p.salt,
          p.position + (select count(*) from party earlier where earlier.dispute_id = p.dispute_id)
        from jsonb_populate_recordset(null::party, $1::jsonb) as p`,
      values: [JSON.stringify(rows)],
    });
  }

  /** The parties of a dispute in plain, in the order in which they were named. @throws DecryptionError */
  async partiesOf(on: Tx | DataSource, disputeId: string): Promise<readonly StoredParty[]> {
    const parties = await this.partiesIn(on, [disputeId]);
    return parties.map(
      ({ values, failure, disputeId: _, position: __, isIndexed: ___, erasedOn: ____, ...party }) => {
        if (failure !== null) throw failure;
        return { ...party, ...values };
      },
    );
  }

  /** The parties of several disputes, in the order of these and in which they were named; also those that do not open. */
  async partiesIn(on: Tx | DataSource, disputeIds: readonly string[]): Promise<readonly RecordedParty[]> {
    const rows = await query<PartyRow>(on, {
      name: 'party.in',
      text: `select id, dispute_id as "disputeId", position, kind, role, name, id_type as "idType", headcount, key_id,
               id_number, id_number_index, phone, phone_index, address, salt, erased_on as "erasedOn"
             from party where dispute_id = any($1::uuid[]) order by dispute_id, position, id`,
      values: [disputeIds],
    });
    const parties: RecordedParty[] = [];
    for (const row of rows) {
      const { id, disputeId, position, kind, role, name, idType, headcount, erasedOn } = row;
      const { values, isIndexed, failure } = await this.#opened(on, partyTable, id, row);
      parties.push({
        ...{ id, disputeId, position, kind, role, name, idType, headcount, erasedOn, isIndexed, failure },
        values: {
          idNumber: textOf(values.id_number),
          phone: textOf(values.phone),
          address: textOf(values.address),
          salt: textOf(values.salt),
        },
      });
    }
    return parties;
  }

  /** What a statement has read with `sealedColumns`, in plain. @throws DecryptionError */
  async open(on: Tx | DataSource, sealed: SealedCase & { readonly id: string }): Promise<OpenedCase> {
    return await openSealed(this.vault, on, sealed);
  }

  /** What the first event of a case commits to and no event says: in plain. @throws DecryptionError */
  async intakeOf(
    on: Tx | DataSource,
    disputeId: string,
  ): Promise<Pick<RecordedIntake, 'salt' | 'contactPhones'>> {
    const [intake] = await this.intakesIn(on, [disputeId]);
    if (intake === undefined) return { salt: null, contactPhones: [] };
    if (intake.failure !== null) throw intake.failure;
    return { salt: intake.salt, contactPhones: intake.contactPhones };
  }

  /** The same of several disputes; also those that do not open. */
  async intakesIn(on: Tx | DataSource, disputeIds: readonly string[]): Promise<readonly RecordedIntake[]> {
    const rows = await query<{ disputeId: string; key_id: number | null }>(on, {
      name: 'intake.in',
      text: `select dispute_id as "disputeId", key_id, salt, contact_phones, contact_phones_index from dispute_intake
             where dispute_id = any($1::uuid[])`,
      values: [disputeIds],
    });
    const intakes: RecordedIntake[] = [];
    for (const row of rows) {
      const { values, isIndexed, failure } = await this.#opened(on, intakeTable, row.disputeId, row);
      const phones = textOf(values.contact_phones);
      intakes.push({
        disputeId: row.disputeId,
        salt: textOf(values.salt),
        contactPhones: phones === null ? [] : phonesIn(phones),
        isIndexed,
        failure,
      });
    }
    return intakes;
  }

  /** Encrypts what `dispute_intake` keeps, for the statement that writes a new case whole. */
  async encryptIntake(
    tx: Tx,
    disputeId: string,
    { salt, contactPhones }: { readonly salt: string; readonly contactPhones: readonly string[] },
  ): Promise<EncryptedIntake> {
    const key = await this.vault.current(tx, purpose);
    const row = encryptedRow(intakeTable, key, disputeId, {
      salt,
      contact_phones: contactPhones.length === 0 ? null : JSON.stringify(contactPhones),
    });
    return {
      keyId: key.id,
      salt: row.salt as Buffer,
      contactPhones: row.contact_phones as Buffer | null,
      contactPhonesIndex: row.contact_phones_index as readonly Buffer[] | null,
    };
  }

  /**
   * Empties everything by which a party is known; the row stays, because the history names its id.
   * @param at  ISO instant; its day in the office stands in the row
   */
  async eraseParty(tx: Tx, partyId: string, name: string, at: string): Promise<void> {
    await execute(tx, {
      text: `update party set name = $2, erased_on = ($3::timestamptz at time zone 'Asia/Shanghai')::date, id_type = null, key_id = null, id_number = null, id_number_index = null,
               phone = null, phone_index = null, address = null, salt = null
             where id = $1`,
      values: [partyId, name, at],
    });
  }

  /** Empties the telephone numbers of a register; the salt goes with them. */
  async eraseIntake(tx: Tx, disputeId: string): Promise<void> {
    await execute(tx, {
      text: `update dispute_intake set key_id = null, salt = null, contact_phones = null, contact_phones_index = null
             where dispute_id = $1`,
      values: [disputeId],
    });
  }

  /** The blind indexes by which a number may be found. @param number  as somebody typed it */
  async indexesOf(
    on: Tx | DataSource,
    kind: 'id-number' | 'phone',
    number: string,
  ): Promise<readonly Buffer[]> {
    const spelt = kind === 'phone' ? phoneKey(number) : normalIdNumber(number);
    return (await this.vault.all(on, purpose)).map((key) => key.index(kind, spelt));
  }

  /**
   * The telephones of people of the office as they would stand in the index of parties: to compare them, and no more.
   * @returns pairs of a person and an index; several for one person while keys are changed
   */
  async staffPhoneIndexes(
    on: Tx | DataSource,
    staffIds: readonly string[],
  ): Promise<readonly (readonly [string, Buffer])[]> {
    const phones = await phonesOfStaff(on, this.vault, staffIds);
    const found = await Promise.all(
      [...phones].map(async ([id, phone]) =>
        (await this.indexesOf(on, 'phone', phone)).map((index) => [id, index] as const),
      ),
    );
    return found.flat();
  }

  async #opened(
    on: Tx | DataSource,
    table: EncryptedTable,
    name: string,
    row: { readonly key_id: number | null },
  ): Promise<Opened> {
    const stored = { ...row } as Readonly<Record<string, unknown>>;
    try {
      const key = row.key_id === null ? null : await this.vault.key(on, row.key_id);
      const values = key ? decryptedRow(table, key, name, stored) : {};
      const indexes = key ? Object.entries(indexesOf(table, key, values)) : ([] as const);
      return {
        values,
        isIndexed: indexes.every(([column, index]) => isSameIndex(stored[column], index)),
        failure: null,
      };
    } catch (failure) {
      // A key that is not there is named by the row alone: whether it is the row or the key, this row does not open.
      if (failure instanceof StartError) throw failure;
      return { values: {}, isIndexed: false, failure: failure as Error };
    }
  }
}

/** The columns of a party as JSON carries them: `bytea` in hexadecimal. */
function encryptedParty(key: DataKey, party: Party): Readonly<Record<string, unknown>> {
  const { id, kind, role, name, headcount, idType } = party;
  const encrypted = encryptedRow(partyTable, key, id, {
    id_number: party.idNumber,
    phone: party.phone,
    address: party.address,
    salt: party.salt,
  });
  const columns = Object.entries(encrypted).map(([column, value]) => [
    column,
    Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
  ]);
  return { id, kind, role, name, headcount, id_type: idType ?? null, ...Object.fromEntries(columns) };
}

interface Opened {
  readonly values: Readonly<Record<string, Buffer | null>>;
  readonly isIndexed: boolean;
  readonly failure: Error | null;
}

function isSameIndex(stored: unknown, index: unknown): boolean {
  if (index === null) return stored === null;
  const [a, b] = [stored, index].map((side) => (Array.isArray(side) ? side : [side]) as readonly unknown[]);
  return (
    a?.length === b?.length &&
    (a ?? []).every((one, n) => Buffer.isBuffer(one) && Buffer.isBuffer(b?.[n]) && one.equals(b[n]))
  );
}
