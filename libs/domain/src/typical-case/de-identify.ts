import { Cast } from './cast.ts';
import { findAmounts, findParticulars } from './finders/amounts.ts';
import { Days } from './finders/days.ts';
import { findFeasts } from './finders/feasts.ts';
import { type Found, ranks } from './finders/found.ts';
import { findNumbers } from './finders/numbers.ts';
import { calledPeople, findBySurname, findPeople, Naming } from './finders/people.ts';
import { findAddresses, findKnownPlaces, findOrganisations, findPlaces } from './finders/places.ts';
import { findStrangers, findStrangersAgain } from './finders/strangers.ts';
import { findTurningSigns } from './finders/turning.signs.ts';
import { fold } from './folded.ts';
import type { CaseIdentities, Spelling } from './identities.ts';
import type { Redacted, Replacement } from './replacement.ts';
import { type ToldPart, toldParts } from './typical-case.codes.ts';

/** The texts of a case as they stand in its records, part by part. */
export type ToldTexts = Readonly<Record<ToldPart, string>>;
/** The same with every replacement. */
export type RedactedParts = Readonly<Record<ToldPart, Redacted>>;

/**
 * Takes everybody and everything by which the case could be known again out of its texts. The same person is called the
 * same in every part. What is found twice is replaced once; nothing that was found stays uncovered.
 */
export function deIdentify(texts: ToldTexts, identities: CaseIdentities, spelling: Spelling): RedactedParts {
  const parts = toldParts.map((part) => ({
    part,
    original: texts[part],
    folded: fold(texts[part], spelling),
  }));
  const called = calledPeople(
    parts.map(({ folded }) => folded),
    identities,
    spelling,
  );
  const cast = new Cast();
  const naming = new Naming(cast, called);
  const days = new Days(identities.reportedOn);
  const strangers = parts.map(({ original, folded }) => findStrangers(original, folded, cast, spelling));
  const redacted = parts.map(({ part, original, folded }, n) => {
    const found = [
      ...findPeople(folded, called, naming),
      ...findNumbers(folded, identities),
      ...findAddresses(folded, identities, spelling),
      ...days.find(folded),
      ...findFeasts(folded),
      ...findAmounts(folded),
      ...findBySurname(folded, called, naming),
      ...findKnownPlaces(folded, identities, spelling),
      ...findParticulars(folded),
      ...findOrganisations(folded),
      ...findPlaces(folded),
      ...(strangers[n] ?? []),
      ...findStrangersAgain(folded, strangers.flat(), cast),
      ...findTurningSigns(original),
    ];
    return [part, { original, replacements: settled(original, found) }] as const;
  });
  return Object.fromEntries(redacted) as RedactedParts;
}

/**
 * Of what overlaps the lower rank wins, then the longer. Whatever of another reaches beyond it keeps its own words where it
 * ends, and is swallowed where it begins: so no character that anything has found stays.
 */
export function settled(original: string, found: readonly Found[]): readonly Replacement[] {
  /** In the order of their places, none over another. */
  const taken: Found[] = [];
  const order = found.toSorted(
    (one, other) =>
      one.rank - other.rank || other.end - other.start - (one.end - one.start) || one.start - other.start,
  );
  for (const one of order) {
    if (one.end <= one.start) continue;
    const first = placeIn(taken, one.start);
    let last = first;
    while ((taken[last]?.start ?? one.end) < one.end) last += 1;
    if (first === last) taken.splice(first, 0, one);
    else addRest(taken, one, taken.slice(first, last), original);
  }
  return taken.map(({ start, end, replacement, kind, reason }) => ({
    start,
    end,
    replacement: typeof replacement === 'string' ? replacement : replacement(),
    kind,
    reason,
  }));
}

/** The first of those in their order that ends behind a place: where what begins there belongs. */
function placeIn(taken: readonly Found[], at: number): number {
  let [low, high] = [0, taken.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.end ?? 0) > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Covers what lies between and behind those that were taken; of what was known or written, also what lies before. */
function addRest(taken: Found[], one: Found, inside: readonly Found[], original: string): void {
  const says = (start: number, end: number) => /[\p{L}\p{N}]/u.test(original.slice(start, end));
  let at = one.start;
  for (const [n, other] of inside.entries()) {
    const isLed = n > 0 || one.rank !== ranks.guessed || one.kind === 'name';
    if (other.start > at && isLed && says(at, other.start)) grow(taken, other, at);
    at = Math.max(at, other.end);
  }
  if (at < one.end && says(at, one.end)) taken.splice(placeIn(taken, at), 0, { ...one, start: at });
}

/** What stands before one that was taken becomes part of it. */
function grow(taken: Found[], one: Found, start: number): void {
  const place = taken.indexOf(one);
  if (place >= 0) taken[place] = { ...one, start };
}
