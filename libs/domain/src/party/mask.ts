import type { PartyKind } from './party.codes.ts';

/**
 * An identity document for eyes that need not know it: a resident number keeps area and last four places
 * (410822********001X), any other document its first and last two, a short one nothing.
 * @source Personal Information Protection Law, art. 51(3)
 */
export function maskIdNumber(number: string): string {
  if (number.length === 18) return `${number.slice(0, 6)}********${number.slice(14)}`;
  return masked(number, 2, 2);
}

/** A telephone number: 138****0101. A landline keeps three places in front and two behind, a public hotline all. */
export function maskPhone(phone: string): string {
  if (/^\d{3,5}$/.test(phone)) return phone;
  return phone.length === 11 && !phone.includes('-') && phone.startsWith('1')
    ? masked(phone, 3, 4)
    : masked(phone, 3, 2);
}

/** Stands where a name stood that was erased. */
export const erasedName = '（已删除）';

/**
 * A name: the first character and two stars whatever its length, because the length tells people apart (郭**). Of a name
 * in Latin letters that is its initial (J**), which tells less than a family name does, and is no more masked for it.
 * @param kind default person; the name of an organisation is public and stays, as does what stands for a name that was erased
 */
export function maskName(name: string, kind: PartyKind = 'person'): string {
  const [first] = name;
  return kind === 'organisation' || first === undefined || name === erasedName ? name : `${first}**`;
}

/**
 * An address: at most its first four characters and never more than a third, because a house is found by its last words
 * and what may be known is the village or street before them.
 */
export function maskAddress(address: string): string {
  const characters = [...address];
  return `${characters.slice(0, Math.min(4, Math.floor(characters.length / 3))).join('')}****`;
}

/** Keeps both ends only where at least as much stays hidden. */
function masked(text: string, head: number, tail: number): string {
  const hidden = text.length - head - tail;
  if (hidden < Math.min(head, tail)) return '*'.repeat(text.length);
  return `${text.slice(0, head)}${'*'.repeat(hidden)}${text.slice(text.length - tail)}`;
}
