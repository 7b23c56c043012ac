import type { KnownSearch } from './looked.ts';
import { spanIn } from './plain.ts';
import { residueAt } from './residue.kind.ts';
import { bonesOf } from './skeleton.ts';

const sentence = {
  zh: '地名只遮去一部分，留下的字仍可辨认',
  en: 'the name of a place is hidden in part only: what is left tells which it is',
} as const;

const kinds = '自然村|行政村|社区|街道|村|镇|乡|县|市|区|屯|寨';
/** 柳*村, L溪村, 石桥某村, LX村. */
const masked = new RegExp(
  `(?<head>\\p{Script=Han}{0,3})(?<mask>(?:[*×✕○〇◯●◎□■_?某]|[a-z]|\\.{2,6}){1,4}) ?(?<tail>\\p{Script=Han}{0,3}?)(?:${kinds})`,
  'gu',
);

/** Names of places around the case in which a sign is left and another is hidden. */
export const maskedPlaces: KnownSearch = ({ identities, spelling }) => {
  const stems = identities.places
    .map((place) =>
      bonesOf(place, spelling)
        .join('')
        .replace(new RegExp(`(?:${kinds})$`, 'u'), ''),
    )
    .filter((stem) => stem.length >= 2);
  const isInitials = (letters: string, stem: string) =>
    letters.length === stem.length &&
    [...stem].every((one, n) => spelling.readings(one).some((reading) => reading[0] === letters[n]));
  return ({ plain }) =>
    [...plain.text.matchAll(masked)].flatMap(({ index, 0: found, groups }) => {
      const { head = '', mask = '', tail = '' } = groups ?? {};
      const kept = stems.map((stem) => {
        if (tail === '' && isInitials(mask.replaceAll('.', ''), stem)) return 0;
        const first = keptBefore(head, stem);
        const left = first + tail.length;
        return stem.endsWith(tail) && left > 0 && left < stem.length ? first : null;
      });
      const first = kept.find((one) => one !== null);
      if (first === undefined) return [];
      const start = index + head.length - (first ?? 0);
      return [residueAt(spanIn(plain, start, index + found.length), 'place', sentence)];
    });
};

/** How many signs before the mask begin the name. */
function keptBefore(head: string, stem: string): number {
  for (let length = Math.min(head.length, stem.length - 1); length > 0; length -= 1)
    if (stem.startsWith(head.slice(-length))) return length;
  return 0;
}
