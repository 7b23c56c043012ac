import type { KnownSearch } from '../looked.ts';
import { asFigures } from '../numbers/digit.runs.ts';
import { figuresInWords, plateProvinces } from '../patterns.ts';
import { type Residue, residueAt } from '../residue.kind.ts';
import { bonesOf, spanOfUnits } from '../skeleton.ts';

const sentence = {
  zh: '仍有本案车牌的一段',
  en: 'part of a number plate of the case is still there',
} as const;

const plate = new RegExp(
  `[${plateProvinces}][ ·•.-]{0,2}[a-z](?<own>(?:[ ·•.-]{0,2}[a-z0-9${figuresInWords}]){5,6})(?![a-z0-9])`,
  'gu',
);
const isLetterOrFigure = (unit: string | undefined): boolean =>
  unit !== undefined && /^[a-z0-9]$/u.test(unit);

/**
 * The plates of which the words of a case tell, without the letters of province and town before them: A1234, H-A1234,
 * HA一二三四, 豫哈A1234. Of figures alone it may be another number, and so may the last four, so these are asked about.
 */
export const platesSaid: KnownSearch = ({ said, spelling }) => {
  const known = [
    ...new Set(
      said.flatMap((words) =>
        [...words.matchAll(plate)].map(({ groups }) =>
          asFigures(bonesOf(groups?.own ?? '', spelling)).join(''),
        ),
      ),
    ),
  ];
  if (known.length === 0) return () => [];
  const wanted = known.flatMap((own): readonly (readonly [string, Residue['certainty']])[] => [
    [own, /[a-z]/u.test(own) ? 'sure' : 'doubt'],
    // 8A6: how it begins, where that is no mere figure.
    ...[3, 4]
      .map((length) => own.slice(0, length))
      .filter((part) => /[a-z]/u.test(part) && /\d/u.test(part))
      .map((part) => [part, 'doubt'] as const),
    ...(/^\d{4}$/u.test(own.slice(-4)) ? [[own.slice(-4), 'doubt'] as const] : []),
  ]);
  return ({ skeleton }) => {
    const units = asFigures(skeleton.units);
    const text = units.map((unit) => (unit.length === 1 ? unit : ' ')).join('');
    return wanted.flatMap(([own, certainty]) => {
      const found: Residue[] = [];
      for (let at = text.indexOf(own); at >= 0; at = text.indexOf(own, at + 1)) {
        const end = at + own.length;
        const goesOn = isLetterOrFigure(units[end]) && skeleton.gaps[end] === 0;
        const isEnd = certainty === 'doubt' && /\d/u.test(units[at - 1] ?? '') && skeleton.gaps[at] === 0;
        if (goesOn || isEnd) continue;
        found.push(residueAt(spanOfUnits(skeleton, at, end - 1), 'plate', sentence, certainty));
      }
      return found;
    });
  };
};
