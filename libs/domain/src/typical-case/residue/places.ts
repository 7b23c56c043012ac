import { nameOfSelfGoverned } from '../region.names.ts';
import type { KnownSearch } from './looked.ts';
import { spellingsOf, spelt } from './names/letters.ts';
import { type Residue, residueAt } from './residue.kind.ts';
import { bonesOf, spanOfUnits, startsOf } from './skeleton.ts';

const sentences = {
  place: { zh: '仍有本案所在地的地名', en: 'a place around the case is still named' },
  address: { zh: '仍有当事人住址的一段', en: 'part of an address of a party is still there' },
} as const;

/** So many characters in a row of an address are no chance. */
const telling = 5;

/** Searches for the names of places and for any part of an address. */
export const residualPlaces: KnownSearch = ({ spelling, identities: { places, addresses } }) => {
  const stems = places
    .map((place) => bonesOf(place, spelling).join(''))
    .flatMap((bones) => {
      const short = nameOfSelfGoverned(bones);
      return short === null
        ? [bones.replace(/(?:自然村|行政村|社区|街道|[村镇乡县市区省])$/u, '')]
        : [short, bones];
    })
    .map((stem) => [...stem])
    .filter((stem) => stem.length >= 2);
  /** Liuxi, Liu xi cun. */
  const inLetters = stems.flatMap((stem) => spellingsOf(stem, spelling));
  const parts = addresses.flatMap((address) => tellingParts(bonesOf(address, spelling)));
  return ({ skeleton, streams }) => {
    const found = (wanted: readonly string[], kind: 'place' | 'address'): readonly Residue[] =>
      startsOf(skeleton, wanted).map((at) =>
        residueAt(spanOfUnits(skeleton, at, at + wanted.length - 1), kind, sentences[kind]),
      );
    return [
      ...stems.flatMap((stem) => found(stem, 'place')),
      ...spelt(streams, inLetters).map(({ at, end }) =>
        residueAt(spanOfUnits(skeleton, at, end - 1), 'place', sentences.place),
      ),
      ...parts.flatMap((part) => found(part, 'address')),
    ];
  };
};

/** So many units in a row, from each of them on; a shorter address as a whole. */
function tellingParts(bones: readonly string[]): readonly (readonly string[])[] {
  if (bones.length < telling) return bones.length >= 3 ? [bones] : [];
  return Array.from({ length: bones.length - telling + 1 }, (_, at) => bones.slice(at, at + telling));
}
