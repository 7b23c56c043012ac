import { Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { normalIdNumber, phoneKey } from '#domain';
import {
  type DataKey,
  decryptedRow,
  encryptedRow,
  encryptedTable,
  execute,
  query,
  type Tx,
  Vault,
} from '#platform';
import type { Party, StoredParty } from './party.ts';

/** One purpose for everything by which a person is known: so the same number is found in every table. */
const purpose = 'person';
const phone = { kind: 'phone', normalise: phoneKey };

const partyTable = encryptedTable({
  table: 'party',
  purpose,
  columns: [
    {
      name: 'id_number',
      plain: 'plain_id_number',
      index: { column: 'id_number_index', kind: 'id-number', normalise: normalIdNumber },
    },
    { name: 'phone', plain: 'plain_phone', index: { column: 'phone_index', ...phone } },
    { name: 'address', plain: 'plain_address' },
    { name: 'salt', plain: 'plain_salt' },
  ],
});

const intakeTable = encryptedTable({
  table: 'dispute_intake',
  id: ['dispute_id'],
  purpose,
  columns: [
    { name: 'salt', plain: 'plain_salt' },
    {
      name: 'contact_phones',
      plain: 'plain_contact_phones',
      index: {
        column: 'contact_phones_index',
        kind: phone.kind,
        normalise: (list) => phonesIn(list).map(phoneKey),
      },
    },
  ],
});

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

interface PartyRow extends Omit<StoredParty, 'idNumber' | 'phone' | 'address' | 'salt'> {
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

  /** The parties of a dispute in plain, in the order in which they were named. */
  async partiesOf(on: Tx | DataSource, disputeId: string): Promise<readonly StoredParty[]> {
    const rows = await query<PartyRow>(on, {
      name: 'party.of',
      text: `select id, kind, role, name, id_type as "idType", headcount, key_id, id_number, phone, address, salt
             from party where dispute_id = $1 order by position`,
      values: [disputeId],
    });
    const parties: StoredParty[] = [];
    for (const row of rows) parties.push(await this.#decrypted(on, row));
    return parties;
  }

  /** What the first event of a case commits to and no event says: in plain. */
  async intakeOf(
    on: Tx | DataSource,
    disputeId: string,
  ): Promise<{ readonly salt: string | null; readonly contactPhones: readonly string[] }> {
    const [row] = await query<{ key_id: number | null }>(on, {
      name: 'intake.of',
      text: 'select key_id, salt, contact_phones from dispute_intake where dispute_id = $1',
      values: [disputeId],
    });
    if (row === undefined || row.key_id === null) return { salt: null, contactPhones: [] };
    const key = await this.vault.key(on, row.key_id);
    const { salt, contact_phones } = decryptedRow(intakeTable, key, disputeId, { ...row });
    return { salt: textOf(salt), contactPhones: contact_phones ? phonesIn(contact_phones.toString()) : [] };
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

  /** Empties everything by which a party is known; the row stays, because the history names its id. */
  async eraseParty(tx: Tx, partyId: string, name: string, on: string): Promise<void> {
    await execute(tx, {
      text: `update party set name = $2, erased_on = $3, id_type = null, key_id = null, id_number = null, id_number_index = null,
               phone = null, phone_index = null, address = null, salt = null
             where id = $1`,
      values: [partyId, name, on],
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

  async #decrypted(on: Tx | DataSource, row: PartyRow): Promise<StoredParty> {
    const { id, kind, role, name, idType, headcount } = row;
    const values =
      row.key_id === null
        ? {}
        : decryptedRow(partyTable, await this.vault.key(on, row.key_id), id, { ...row });
    return {
      id,
      kind,
      role,
      name,
      idType,
      headcount,
      idNumber: textOf(values.id_number),
      phone: textOf(values.phone),
      address: textOf(values.address),
      salt: textOf(values.salt),
    };
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

const textOf = (value: Buffer | null | undefined): string | null => value?.toString('utf8') ?? null;

const phonesIn = (list: string): readonly string[] => JSON.parse(list) as string[];
