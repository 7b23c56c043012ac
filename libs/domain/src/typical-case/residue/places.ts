import type { Search } from './looked.ts';
import { combined, lettersOf, spelt } from './names/letters.ts';
import { type Residue, residueAt } from './residue.kind.ts';
import { bonesOf, spanOfUnits, startsOf } from './skeleton.ts';

const sentences = {
  place: { zh: '仍有本案所在地的地名', en: 'a place around the case is still named' },
  address: { zh: '仍有当事人住址的一段', en: 'part of an address of a party is still there' },
} as const;

/** So many characters in a row of an address are no chance. */
const telling = 5;

/** Searches for the names of places and for any part of an address. */
export const residualPlaces: Search = ({
  skeleton,
  streams,
  spelling,
  identities: { places, addresses },
}) => {
  const found = (wanted: readonly string[], kind: 'place' | 'address'): readonly Residue[] =>
    startsOf(skeleton, wanted).map((at) =>
      residueAt(spanOfUnits(skeleton, at, at + wanted.length - 1), kind, sentences[kind]),
    );
  /** Liuxi, Liu xi cun. */
  const inLetters = (stem: readonly string[]): readonly Residue[] => {
    const spellings = combined(stem.map((one) => lettersOf(one, spelling)));
    return spelt(streams, spellings).map(({ at, end }) =>
      residueAt(spanOfUnits(skeleton, at, end - 1), 'place', sentences.place),
    );
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
};

/** So many units in a row, from each of them on; a shorter address as a whole. */
function tellingParts(bones: readonly string[]): readonly (readonly string[])[] {
  if (bones.length < telling) return bones.length >= 3 ? [bones] : [];
  return Array.from({ length: bones.length - telling + 1 }, (_, at) => bones.slice(at, at + telling));
}
