import type { Label } from '../../label.ts';
import type { ToldField } from '../typical-case.codes.ts';
import { partsOfAddresses } from './address.parts.ts';
import { feastsOfCase, slashedDays } from './days/days.of.case.ts';
import { writtenDays } from './days/written.days.ts';
import { exactAges, exactAmounts } from './exact.ts';
import { type KnownCase, type KnownSearch, look, type Search } from './looked.ts';
import { maskedPlaces } from './masked.places.ts';
import { residualNames } from './names/names.ts';
import { residualNumbers } from './numbers/known.numbers.ts';
import { contactsOnTheNet, tailsOfNumbers } from './numbers/tails.ts';
import { residualPatterns, turningSigns } from './patterns.ts';
import { residualPlaces } from './places.ts';
import { plainOf } from './plain.ts';
import type { Residue } from './residue.kind.ts';
import { coordinatesSaid } from './said/coordinates.said.ts';
import { namesSaid } from './said/names.said.ts';
import { platesSaid } from './said/plates.said.ts';
import { strangersSaid } from './said/strangers.said.ts';

/** What the records of the case hold. */
const knownSearches: readonly KnownSearch[] = [
  residualNames,
  residualNumbers,
  residualPlaces,
  maskedPlaces,
  partsOfAddresses,
  platesSaid,
  namesSaid,
  strangersSaid,
  coordinatesSaid,
  feastsOfCase,
  slashedDays,
  exactAmounts,
  exactAges,
];

/** What tells of anybody. */
const searches: readonly Search[] = [
  writtenDays,
  tailsOfNumbers,
  contactsOnTheNet,
  residualPatterns,
  turningSigns,
];

/**
 * Searches texts for everything in the records of its case, in every spelling, and for whatever looks like a number, a day
 * or an address of anybody. Written apart from what replaces, and by another way: it takes text and records down to letters
 * and figures, and compares these.
 */
export function residueSearch({
  identities,
  spelling,
}: Pick<KnownCase, 'identities' | 'spelling'>): (text: string) => readonly Residue[] {
  const known = {
    identities,
    said: identities.said.map((words) => plainOf(words, spelling).text),
    spelling,
  };
  const all = [...knownSearches.map((search) => search(known)), ...searches];
  return (text) => {
    const looked = look(text, spelling);
    return merged(all.flatMap((search) => search(looked)));
  };
}

/** Each place once: what overlaps is one, and sure where any of it is. */
function merged(found: readonly Residue[]): readonly Residue[] {
  const places: Residue[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = places.at(-1);
    if (last === undefined || one.start >= last.end) {
      places.push(one);
      continue;
    }
    const first = last.certainty === 'doubt' && one.certainty === 'sure' ? one : last;
    places[places.length - 1] = { ...first, start: last.start, end: Math.max(last.end, one.end) };
  }
  return places;
}

/** Where in which part, for people: never the words themselves. */
export const placeOf = (part: Label, { start, sentence }: Pick<Residue, 'start' | 'sentence'>): Label => ({
  zh: `${part.zh}第${start + 1}字起：${sentence.zh}`,
  en: `${part.en}, from character ${start + 1}: ${sentence.en}`,
});

/** A residue with the field in which it stands. */
export interface PlacedResidue extends Residue {
  readonly part: ToldField;
}

/** The name of a region that makes rules, alone or behind the one in which it lies. */
const legislator = /^\p{Script=Han}{2,30}(?:[省市]|自治[区州县旗])$/u;

/**
 * What was found in the names of laws. A rule of the own province or city, or of a region, prefecture or county that governs
 * itself, begins with its name, and a person says whether that may stand; no other county and no village makes rules that are
 * cited.
 * @source Legislation Act, arts. 80–82 and 85; Constitution, art. 116
 */
export const inCitations = (text: string, found: readonly Residue[]): readonly Residue[] =>
  found.map((one) => {
    const isRegion = one.kind === 'place' || one.kind === 'address';
    if (!isRegion || text[one.start - 1] !== '《') return one;
    const kind = /^[省市]/u.exec(text.slice(one.end))?.[0] ?? '';
    return legislator.test(text.slice(one.start, one.end) + kind) ? { ...one, certainty: 'doubt' } : one;
  });
