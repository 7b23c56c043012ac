import { randomUUID } from 'node:crypto';
import { pinyin } from 'pinyin-pro';
import type { DataSource } from 'typeorm';
import { type Commitment, committed, newSalt } from '#casework/seal';
import {
  maskIdNumber,
  maskName,
  maskPhone,
  type PartyInput,
  type PartyKind,
  type PartyRole,
  type Sight,
} from '#domain';
import { execute, query, type Tx } from '#platform';

/** A party as stored. The only place in which a name stands. */
export interface Party extends PartyInput {
  readonly id: string;
  /** Of the digest with which the event that added it commits to it. */
  readonly salt: string;
}

/** A party that nobody has stored yet. */
export const withIdAndSalt = (party: PartyInput): Party => ({ ...party, id: randomUUID(), salt: newSalt() });

/** What the history commits to of a party: its values in plain text, however they are stored. */
function committedParty({
  id,
  kind,
  role,
  name,
  idNumber,
  phone,
  address,
  headcount,
}: Omit<Party, 'salt' | 'idNumber' | 'phone' | 'address'> & {
  readonly idNumber?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly address?: string | null | undefined;
}): Readonly<Record<string, unknown>> {
  const [idOrNull, phoneOrNull, addressOrNull] = [idNumber ?? null, phone ?? null, address ?? null];
  return { id, kind, role, name, idNumber: idOrNull, phone: phoneOrNull, address: addressOrNull, headcount };
}

/** The digest of a party for the event that adds it. */
export const commitmentTo = (party: Party): Commitment => ({
  of: 'party',
  id: party.id,
  digest: committed(party.salt, committedParty(party)),
});

/** A party as it is shown: numbers always masked, the name for those who may see the case. */
export interface PartyView {
  readonly id: string;
  readonly kind: PartyKind;
  readonly role: PartyRole;
  readonly name: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly headcount: number;
}

/** Adds parties to a dispute, after those that it has. */
export async function addParties(tx: Tx, disputeId: string, parties: readonly Party[]): Promise<void> {
  if (parties.length === 0) return;
  await execute(tx, {
    name: 'party.add',
    text: `
      insert into party (id, dispute_id, kind, role, name, id_number, phone, address, headcount, salt, position)
      select p.id, $1, p.kind, p.role, p.name, p."idNumber", p.phone, p.address, p.headcount, p.salt,
             p.n + (select count(*) from party where dispute_id = $1)
      from rows from (jsonb_to_recordset($2::jsonb) as (id uuid, kind text, role text, name text, "idNumber" text,
        phone text, address text, headcount int, salt text)) with ordinality
        as p (id, kind, role, name, "idNumber", phone, address, headcount, salt, n)`,
    values: [disputeId, JSON.stringify(parties)],
  });
}

/** The parties of a dispute in the order in which they were named, as this person may see them. */
export async function partiesOf(
  on: Tx | DataSource,
  disputeId: string,
  sight: Sight,
): Promise<readonly PartyView[]> {
  const rows = await query<PartyRow>(on, {
    name: 'party.of',
    text: `select id, kind, role, name, id_number as "idNumber", phone, address, headcount
           from party where dispute_id = $1 order by position`,
    values: [disputeId],
  });
  return rows.map((row) => shown(row, sight));
}

interface PartyRow extends PartyView {}

function shown(party: PartyRow, sight: Sight): PartyView {
  return {
    ...party,
    name: sight === 'case' ? party.name : maskName(party.name, party.kind),
    idNumber: party.idNumber === null ? null : maskIdNumber(party.idNumber),
    phone: party.phone === null ? null : maskPhone(party.phone),
    // A house is found by its last words: what is kept is the village or street before them.
    address: party.address === null ? null : `${party.address.slice(0, 4)}****`,
  };
}

/** What the search for names looks through. */
export function searchableNames(parties: readonly { readonly name: string }[]): {
  readonly names: string;
  readonly initials: string;
} {
  return {
    names: parties.map(({ name }) => name).join(' '),
    initials: parties.map(({ name }) => initialsOf(name)).join(' '),
  };
}

/** 单小雨 → sxy: the first letter of every syllable, surnames read as surnames. */
export function initialsOf(name: string): string {
  return pinyin(name, {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
  })
    .join('')
    .toLowerCase();
}
