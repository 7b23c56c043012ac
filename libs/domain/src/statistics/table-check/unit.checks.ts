import { compare, equal } from './exact.ts';
import { type Figure, isFullRate, type Line } from './figure.ts';
import { finding, inUnitOf, numberOf, told } from './figure.words.ts';
import type { TableFinding } from './finding.ts';
import { measures } from './measures.ts';
import { percentInFull, percentOf } from './percent.verdict.ts';

/** Screenings are no cases; cases, times and persons each stand where they belong. */
export function checkUnits(line: Line): readonly TableFinding[] {
  return [...screenings(line), ...misplaced(line)];
}

/** 排查 beside cases: the same unit for both, and a rate of 100 % that can only be of the cases. */
function screenings(line: Line): readonly TableFinding[] {
  const screened = line.of('screened');
  const handled = line.first('accepted', 'mediated', 'resolved', 'settled', 'found', 'occurred', 'cases');
  if (!screened || !handled) return [];
  const hundred = line.figures.find(isFullRate);
  const isCounted = screened.unitKind === 'times';
  const areCases = screened.unitKind === 'cases' || (screened.unitKind === null && handled.unitKind === null);
  const sameUnit = screened.unitKind !== null && screened.unitKind === handled.unitKind;
  if (equal(screened.value, handled.value) && !isCounted) return [];
  const [a, b] = [told(screened), told(handled)];
  const figures = [screened, handled, ...(hundred ? [hundred] : [])];
  const isFewer = compare(handled.value, screened.value) < 0;
  if ((areCases || sameUnit) && isFewer && hundred) {
    const real = percentInFull(percentOf(handled.value, screened.value), 1);
    const rate = told(hundred);
    return [
      finding(
        'screenings-as-cases',
        'contradiction',
        figures,
        `${a.zh}与${b.zh}都按案件计，${rate.zh}不能成立：以${numberOf(screened)}为分母是${real}；排查是次数，应写“次”，百分率只以${numberOf(handled)}为准。`,
        `${a.en} and ${b.en} are both called cases, so ${rate.en} cannot be: of ${numberOf(screened)} it is ${real.replace('约', '')}. Screenings are counted in times (次); a rate is of the ${numberOf(handled)} only.`,
      ),
    ];
  }
  if (sameUnit && isCounted) return [];
  if (isCounted && hundred) {
    return [
      finding(
        'screenings-as-cases',
        // Nothing else is listed that the rate could be of.
        line.first('accepted', 'mediated', 'found', 'occurred', 'cases') ? 'note' : 'warning',
        figures,
        `${a.zh}是次数，不是案件：${told(hundred).zh}只能以${b.zh}计，不含${numberOf(screened)}排查。`,
        `${a.en} are screenings, not cases: ${told(hundred).en} is of ${b.en} only.`,
      ),
    ];
  }
  return areCases && isFewer && screened.unitKind === 'cases'
    ? [
        finding(
          'screenings-as-cases',
          hundred ? 'contradiction' : 'warning',
          figures,
          `${a.zh}与${b.zh}单位相同：排查如指次数应写“次”；如指发现的纠纷，另${gapText(screened, handled)}没有去向。`,
          `${a.en} and ${b.en} have the same unit: if screenings are meant, write 次; if disputes found, what became of the others is not said.`,
        ),
      ]
    : [];
}

const gapText = (screened: Figure, handled: Figure): string =>
  inUnitOf(
    {
      over: screened.value.over * handled.value.under - handled.value.over * screened.value.under,
      under: screened.value.under * handled.value.under,
    },
    screened,
  );

/** 受理382次, 调解成功382人: cases are counted in 件 or 起. */
function misplaced(line: Line): readonly TableFinding[] {
  return line.figures.flatMap((figure) => {
    if (figure.kind !== 'count' || figure.measure === null || figure.unitKind === null) return [];
    const { nature } = measures[figure.measure];
    const isCaseCount = (nature === 'cases' || nature === 'stock') && !loose.has(figure.measure);
    const isWrong =
      (isCaseCount && (figure.unitKind === 'times' || figure.unitKind === 'persons')) ||
      (nature === 'money' && figure.unitKind !== 'yuan' && figure.unitKind !== 'other') ||
      (nature === 'persons' && figure.unitKind === 'cases');
    if (!isWrong) return [];
    const { zh, en } = told(figure);
    const should = nature === 'money' ? '元或万元' : nature === 'persons' ? '人' : '件（起）';
    return [
      finding(
        'unit-doubtful',
        'warning',
        [figure],
        `${zh}的单位有疑问：应以${should}计，“${figure.unit ?? ''}”与案件不能相加、相比。`,
        `${en} has a doubtful unit: ${nature === 'money' ? 'yuan' : nature === 'persons' ? 'persons' : 'cases'} would be right.`,
      ),
    ];
  });
}

/** May be counted in visits, persons or cases. */
const loose: ReadonlySet<string> = new Set([
  'followedUp',
  'followUpDue',
  'answered',
  'satisfied',
  'unsatisfied',
  'prevented',
]);
