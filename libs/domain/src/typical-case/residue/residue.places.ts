import type { CaseIdentities, Spelling } from '../identities.ts';
import type { Residue } from './residue.kind.ts';
import { bonesOf, type Skeleton } from './skeleton.ts';

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
  const text = skeleton.units.join('');
  const found: Residue[] = [];
  const look = (wanted: string, kind: 'place' | 'address') => {
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const from = [...text.slice(0, at)].length;
      const to = from + [...wanted].length - 1;
      found.push({
        start: skeleton.places[from] ?? 0,
        end: (skeleton.places[to] ?? 0) + 1,
        kind,
        certainty: 'sure',
        sentence: sentences[kind],
      });
    }
  };
  for (const place of places) {
    const bones = bonesOf(place, spelling).join('');
    const stem = bones.replace(/(?:自然村|行政村|社区|街道|[村镇乡县市区省])$/u, '');
    if ([...stem].length >= 2) look(stem, 'place');
  }
  for (const address of addresses) {
    const bones = bonesOf(address, spelling);
    for (let at = 0; at + telling <= bones.length; at += 1)
      look(bones.slice(at, at + telling).join(''), 'address');
    if (bones.length >= 3 && bones.length < telling) look(bones.join(''), 'address');
  }
  return found;
}
