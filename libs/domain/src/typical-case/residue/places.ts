import { nameOfSelfGoverned } from '../region.names.ts';
import type { KnownSearch } from './looked.ts';
import { spellingsOf, spelt } from './names/letters.ts';
import { type Residue, residueAt } from './residue.kind.ts';
import { bonesOf, spanOfUnits, startsOf } from './skeleton.ts';

const sentences = {
  place: { zh: '仍有本案所在地的地名', en: 'a place around the case is still named' },
  city: {
    zh: '与当事人住址所在的城市相同：请概括，或者说明为何不致被认出',
    en: 'the same as the city in the address of a party: tell it more generally, or say why nobody is known by it',
  },
  address: { zh: '仍有当事人住址的一段', en: 'part of an address of a party is still there' },
} as const;

/** 焦作 of 河南省焦作市解放区: no organisation of the records need bear its name. */
const cityOfAddress = /^(?:\p{Script=Han}{2,3}省|\p{Script=Han}{2,5}自治区)?(?<city>\p{Script=Han}{2,4}?)市/u;

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
  const cities = [
    ...new Set(
      addresses.flatMap(
        (address) => cityOfAddress.exec(bonesOf(address, spelling).join(''))?.groups?.city ?? [],
      ),
    ),
  ].map((city) => [...city]);
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
      ...cities.flatMap((city) =>
        startsOf(skeleton, city).map((at) =>
          residueAt(spanOfUnits(skeleton, at, at + city.length - 1), 'place', sentences.city, 'doubt'),
        ),
      ),
    ];
  };
};

/** So many units in a row, from each of them on; a shorter address as a whole. */
function tellingParts(bones: readonly string[]): readonly (readonly string[])[] {
  if (bones.length < telling) return bones.length >= 3 ? [bones] : [];
  return Array.from({ length: bones.length - telling + 1 }, (_, at) => bones.slice(at, at + telling));
}
