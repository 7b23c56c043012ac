import { compare, type Exact, equal, magnitude, minus, sumOf } from './exact.ts';
import type { Figure, Line } from './figure.ts';
import { allTold, finding, inUnitOf } from './figure.words.ts';
import type { FindingSeverity, TableCheckId, TableFinding } from './finding.ts';

/** The equations that hold between the counts of one line: outcomes, ends, stock, agreements. */
export function checkBalances(line: Line): readonly TableFinding[] {
  return [
    outcomes(line),
    found(line),
    ends(line),
    onTime(line),
    stock(line),
    agreements(line),
    answers(line),
    performance(line),
  ].flatMap((one) => one ?? []);
}

const stated = (line: Line, ...ids: readonly Parameters<Line['of']>[0][]): readonly Figure[] =>
  ids.flatMap((id) => line.of(id) ?? []);

function outcomes(line: Line): TableFinding | null {
  const taken = line.all('carriedIn', 'accepted') ?? line.all('accepted') ?? line.all('mediated');
  const settled = line.first('settled', 'agreements');
  const [failed, open] = [line.of('notSettled'), line.of('open')];
  if (taken === null || settled === null || (failed === null && open === null)) return null;
  const parts = [settled, ...stated(line, 'notSettled', 'withdrawn', 'transferred', 'merged', 'open')];
  const isMore = compare(sum(parts), sum(taken)) > 0;
  const isComplete = failed !== null && open !== null;
  const couldBeOthers = !isComplete && !isMore;
  return unequal(
    'outcomes-differ',
    couldBeOthers ? 'warning' : 'contradiction',
    parts,
    taken,
    couldBeOthers ? missing(failed === null) : undefined,
  );
}

const missing = (isFailures: boolean) =>
  isFailures
    ? {
        zh: '这些案件的结果没有列出（调解不成、撤回或移送）',
        en: 'what became of these (not settled, withdrawn, transferred) is not listed',
      }
    : {
        zh: '这些案件的结果没有列出（在办、撤回或移送）',
        en: 'what became of these (open, withdrawn, transferred) is not listed',
      };

/** Found or assigned cases are resolved or still open. */
function found(line: Line): TableFinding | null {
  if (line.of('accepted') || line.of('mediated')) return null;
  const base = line.first('found', 'occurred', 'assigned', 'cases');
  const [done, open] = [line.first('resolved', 'settled', 'closed'), line.of('open')];
  if (!base || !done || !open) return null;
  return unequal(
    'outcomes-differ',
    'contradiction',
    [done, ...stated(line, 'notSettled', 'withdrawn', 'transferred'), open],
    [base],
  );
}

function ends(line: Line): TableFinding | null {
  const closed = line.of('closed');
  const two = line.all('settled', 'notSettled');
  if (!closed || !two) return null;
  const others = stated(line, 'withdrawn', 'transferred', 'merged');
  const parts = [...two, ...others];
  const couldBeOthers = others.length === 0 && compare(sum(parts), closed.value) < 0;
  return unequal(
    'ends-differ-from-closed',
    couldBeOthers ? 'warning' : 'contradiction',
    parts,
    [closed],
    couldBeOthers ? { zh: '其余的结案方式没有列出', en: 'how the others ended is not listed' } : undefined,
  );
}

function onTime(line: Line): TableFinding | null {
  const [closed, parts] = [line.of('closed'), line.all('closedOnTime', 'closedLate')];
  return closed && parts ? unequal('ends-differ-from-closed', 'contradiction', parts, [closed]) : null;
}

function stock(line: Line): TableFinding | null {
  const [closed, open, accepted] = [line.of('closed'), line.of('open'), line.of('accepted')];
  if (!closed || !open || !accepted) return null;
  const carried = line.of('carriedIn');
  const all = carried ? [carried, accepted] : [accepted];
  const couldBeCarried = carried === null && compare(sum([closed, open]), accepted.value) > 0;
  return unequal(
    'stock-differs',
    couldBeCarried ? 'warning' : 'contradiction',
    [closed, open],
    all,
    couldBeCarried ? { zh: '有上期结转的请列出', en: 'list what was carried in' } : undefined,
  );
}

function agreements(line: Line): TableFinding | null {
  const both = line.all('written', 'oral');
  if (!both) return null;
  const all = line.of('agreements');
  if (all) return unequal('agreements-differ', 'contradiction', both, [all]);
  const settled = line.first('settled', 'resolved');
  if (!settled) return null;
  const isMore = compare(sum(both), settled.value) > 0;
  return unequal(
    'agreements-differ',
    isMore ? 'contradiction' : 'warning',
    both,
    [settled],
    isMore
      ? undefined
      : { zh: '其余的未列明是否达成协议', en: 'whether the others made an agreement is not listed' },
  );
}

function answers(line: Line): TableFinding | null {
  const [all, parts] = [line.of('answered'), line.all('satisfied', 'unsatisfied')];
  if (!all || !parts || compare(sum(parts), all.value) <= 0) return null;
  return unequal('outcomes-differ', 'contradiction', parts, [all]);
}

function performance(line: Line): TableFinding | null {
  const [due, parts] = [line.of('performanceDue'), line.all('performed', 'notPerformed')];
  return due && parts ? unequal('outcomes-differ', 'contradiction', parts, [due]) : null;
}

const sum = (figures: readonly Figure[]): Exact => sumOf(figures.map(({ value }) => value));

function unequal(
  check: TableCheckId,
  severity: FindingSeverity,
  parts: readonly Figure[],
  wholes: readonly Figure[],
  remark?: { readonly zh: string; readonly en: string },
): TableFinding | null {
  const [made, should] = [sum(parts), sum(wholes)];
  const [sample] = wholes;
  if (!sample || equal(made, should)) return null;
  const gap = inUnitOf(magnitude(minus(made, should)), sample);
  const [a, b] = [allTold(parts, '＋'), allTold(wholes, '＋')];
  const [left, right] = [inUnitOf(made, sample), inUnitOf(should, sample)];
  const isMore = compare(made, should) > 0;
  const told = wholes.length > 1 ? { zh: `${b.zh}＝${right}`, en: `${b.en} = ${right}` } : b;
  const end = remark ?? { zh: '两边应相等', en: 'both sides must be equal' };
  return {
    ...finding(
      check,
      severity,
      [...parts, ...wholes],
      `${a.zh}＝${left}，比${told.zh}${isMore ? '多' : '少'}${gap}：${end.zh}。`,
      `${a.en} = ${left}, ${gap} ${isMore ? 'more' : 'less'} than ${told.en}: ${end.en}.`,
    ),
  };
}
