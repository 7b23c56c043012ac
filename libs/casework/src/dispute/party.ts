import { randomUUID } from 'node:crypto';
import { type Commitment, committed, newSalt } from '#casework/seal';
import {
  type IdType,
  maskAddress,
  maskIdNumber,
  maskName,
  maskPhone,
  type PartyInput,
  type PartyKind,
  type PartyRole,
  type Sight,
  withNormalNumbers,
} from '#domain';

/** A party that is being added. */
export interface Party extends PartyInput {
  readonly id: string;
  /** Of the digest with which the event that added it commits to it. */
  readonly salt: string;
}

/** A party as stored, in plain. The only table in which a name stands. */
export interface StoredParty {
  readonly id: string;
  readonly kind: PartyKind;
  readonly role: PartyRole;
  readonly name: string;
  readonly idType: IdType | null;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly headcount: number;
  /** Null for a party from before there were commitments, and for one that was erased. */
  readonly salt: string | null;
}

/** A party that nobody has stored yet, its numbers in the spelling in which they are stored. */
export const withIdAndSalt = (party: PartyInput): Party => ({
  ...withNormalNumbers(party),
  id: randomUUID(),
  salt: newSalt(),
});

/** What the history commits to of a party: its values in plain text, however they are stored. */
export function committedParty({
  id,
  kind,
  role,
  name,
  idType,
  idNumber,
  phone,
  address,
  headcount,
}: StoredParty) {
  // Who has no document commits to none: such a party has looked the same since there are commitments.
  return { id, kind, role, name, idType: idType ?? undefined, idNumber, phone, address, headcount };
}

/** The digest of a party for the event that adds it. */
export const commitmentTo = (party: Party): Commitment => ({
  of: 'party',
  id: party.id,
  digest: committed(
    party.salt,
    committedParty({
      ...party,
      idType: party.idType ?? null,
      idNumber: party.idNumber ?? null,
      phone: party.phone ?? null,
      address: party.address ?? null,
    }),
  ),
});

/** A party as it is shown: numbers always masked, the name for those who may see the case. */
export interface PartyView {
  readonly id: string;
  readonly kind: PartyKind;
  readonly role: PartyRole;
  readonly name: string;
  readonly idType: IdType | null;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly headcount: number;
}

/** A party as this person may see it. */
export function shownParty(
  { id, kind, role, name, idType, idNumber, phone, address, headcount }: Omit<StoredParty, 'salt'>,
  sight: Sight,
): PartyView {
  return {
    id,
    kind,
    role,
    name: sight === 'case' ? name : maskName(name, kind),
    idType,
    idNumber: idNumber === null ? null : maskIdNumber(idNumber),
    phone: phone === null ? null : maskPhone(phone),
    address: address === null ? null : maskAddress(address),
    headcount,
  };
}
