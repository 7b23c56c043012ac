import type { CaseIdentities, Spelling } from '../identities.ts';
import { combined, lettersOf, streamsOf } from './letters.ts';
import type { Residue } from './residue.kind.ts';
import { bonesOf, type Skeleton, spanOfUnits, startsOf } from './skeleton.ts';

const sentences = {
  place: { zh: '仍有本案所在地的地名', en: 'a place around the case is still named' },
  address: { zh: '仍有当事人住址的一段', en: 'part of an address of a party is still there' },
} as const;

/** So many characters in a row of an address are no chance. */
const telling = 5;

/** Searches for the names of places and for any part of an address. */
export function residualPlaces(
  skeleton: Skeleton,
  { places, addresses }: Pick<CaseIdentities, 'places' | 'addresses'>,
  spelling: Spelling,
): readonly Residue[] {
  const found = (wanted: readonly string[], kind: 'place' | 'address'): readonly Residue[] =>
    startsOf(skeleton, wanted).map((at) => ({
      ...spanOfUnits(skeleton, at, at + wanted.length - 1),
      kind,
      certainty: 'sure',
      sentence: sentences[kind],
    }));
  const streams = streamsOf(skeleton);
  /** Liuxi, Liu xi cun. */
  const inLetters = (stem: readonly string[]): readonly Residue[] => {
    const spelt = new Set(combined(stem.map((one) => lettersOf(one, spelling))));
    return streams
      .filter(({ letters }) => spelt.has(letters))
      .map(({ at, end }) => ({
        ...spanOfUnits(skeleton, at, end - 1),
        kind: 'place',
        certainty: 'sure',
        sentence: sentences.place,
      }));
  };
  return [
    ...places.flatMap((place) => {
      const bones = bonesOf(place, spelling).join('');
      const stem = [...bones.replace(/(?:自然村|行政村|社区|街道|[村镇乡县市区省])$/u, '')];
      return stem.length >= 2 ? [...found(stem, 'place'), ...inLetters(stem)] : [];
    }),
    ...addresses.flatMap((address) =>
      tellingParts(bonesOf(address, spelling)).flatMap((part) => found(part, 'address')),
    ),
  ];
}

/** So many units in a row, from each of them on; a shorter address as a whole. */
function tellingParts(bones: readonly string[]): readonly (readonly string[])[] {
  if (bones.length < telling) return bones.length >= 3 ? [bones] : [];
  return Array.from({ length: bones.length - telling + 1 }, (_, at) => bones.slice(at, at + telling));
}
