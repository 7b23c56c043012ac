import type { KnownSearch } from '../looked.ts';
import { spanOfMatch } from '../plain.ts';
import { residueAt } from '../residue.kind.ts';

const sentence = {
  zh: '可能是本案笔录中坐标的开头',
  en: 'perhaps the beginning of coordinates of which the records tell',
} as const;
const exact = /(?<![\d.])\d{1,3}\.\d{4,12}/gu;
const short = /(?<![\d.])\d{1,3}\.\d{2,3}(?!\d|\s?[元万亿%米亩吨斤])/gu;

/** 35.12 of 35.1234: what is longer is refused wherever it is from. */
export const coordinatesSaid: KnownSearch = ({ said }) => {
  const known = said.flatMap((words) => words.match(exact) ?? []);
  return known.length === 0
    ? () => []
    : ({ plain }) =>
        [...plain.text.matchAll(short)]
          .filter(([found]) => known.some((one) => one.startsWith(found)))
          .map((match) => residueAt(spanOfMatch(plain, match), 'coordinate', sentence, 'doubt'));
};
