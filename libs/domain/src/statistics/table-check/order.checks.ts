import { compare, minus, sumOf } from './exact.ts';
import type { Figure, Line } from './figure.ts';
import { allTold, finding, inUnitOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';
import { type Order, orders } from './order.rules.ts';

/** No part of a line is more than its whole. */
export function checkOrder(line: Line): readonly TableFinding[] {
  const findings = orders.flatMap((order) => {
    const part = line.of(order.part);
    const whole = order.wholes.map((ids) => line.all(...ids)).find((found) => found !== null);
    return part && whole ? (exceeding(part, whole, order) ?? []) : [];
  });
  return [...findings, ...persons(line)];
}

function exceeding(part: Figure, whole: readonly Figure[], { severity, zh, en }: Order): TableFinding | null {
  const most = sumOf(whole.map(({ value }) => value));
  if (compare(part.value, most) <= 0 || differsInKind(part, whole)) return null;
  const [a, b] = [told(part), allTold(whole, '＋')];
  return finding(
    'part-exceeds-whole',
    severity ?? 'contradiction',
    [part, ...whole],
    `${a.zh}多于${b.zh}${whole.length > 1 ? `（共${inUnitOf(most, part)}）` : ''}：${zh}，至多${inUnitOf(most, part)}。`,
    `${a.en}, but ${b.en}: it ${en}; ${inUnitOf(most, part)} at most.`,
  );
}

/** 回访500次 next to 382件 says nothing. */
const differsInKind = (part: Figure, whole: readonly Figure[]): boolean =>
  part.unitKind === 'times' && whole.some(({ unitKind }) => unitKind !== 'times');

/** Each dispute has two sides: fewer persons than cases cannot be. */
function persons(line: Line): readonly TableFinding[] {
  const [people, cases] = [line.of('persons'), line.first('accepted', 'mediated', 'cases', 'settled')];
  if (!people || !cases || people.unitKind === 'cases') return [];
  const [a, b] = [told(people), told(cases)];
  const missing = minus(cases.value, people.value);
  if (missing.over > 0n) {
    return [
      finding(
        'persons-doubtful',
        'warning',
        [people, cases],
        `${a.zh}少于${b.zh}：每件至少涉及一人，通常两人以上，请核对是否漏填。`,
        `${a.en} are fewer than ${b.en}: each case involves somebody, two as a rule.`,
      ),
    ];
  }
  const [least, most] = [2n, 200n];
  const few = people.value.over * cases.value.under < least * cases.value.over * people.value.under;
  const many = people.value.over * cases.value.under > most * cases.value.over * people.value.under;
  if (!few && !many) return [];
  return [
    finding(
      'persons-doubtful',
      'note',
      [people, cases],
      `${a.zh}与${b.zh}相比平均每件${few ? '不足2人' : '超过200人'}，请核对。`,
      `${a.en} for ${b.en}: ${few ? 'fewer than 2' : 'more than 200'} for each case on average.`,
    ),
  ];
}
