import { asFigures } from '../numbers/digit.runs.ts';

const figure = '[\\d〇零○一二三四五六七八九幺洞拐勾壹贰叁肆伍陆柒捌玖]';
const long = new RegExp(`${figure}(?:[ -]?${figure}){6,}(?!\\d|[.,]\\d|\\s?[元万亿块])`, 'gu');
const day = /^(?:19|20)\d\d(?:0?[1-9]|1[0-2])(?:0?[1-9]|[12]\d|3[01])$/u;

/** Accounts, telephones and other long numbers that stand in the words of a case alone, in figures. A day and a round amount are none. */
export const numbersSaid = (said: readonly string[]): readonly string[] => [
  ...new Set(
    said.flatMap((words) =>
      [...words.matchAll(long)]
        .map(([value]) => asFigures([...value.replaceAll(/[ -]/gu, '')]).join(''))
        .filter((digits) => !day.test(digits) && !/0{4}$/u.test(digits)),
    ),
  ),
];
