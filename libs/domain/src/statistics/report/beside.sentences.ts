import { dayLabel } from '../../calendar/day.label.ts';
import { preventionKindLabels, preventionKinds } from '../../dispute/prevention.ts';
import { preventionCount } from '../beside.ts';
import type { ReportFacts } from './report.facts.ts';

/** How often villages went round; never a number of cases. Of a unit nothing is known. */
export function screened({
  period,
  isOver,
  until,
  scope,
  beside: { screenings, nilReports, unstatedReports },
}: ReportFacts): string {
  if (screenings === null) return '';
  const when = isOver ? period : `${period}（截至${dayLabel(until).zh}）`;
  const silent = unstatedReports ? `；另有${unstatedReports}份周报未载明排查次数，未计入` : '';
  const nil = nilReports ? `报送零报告${nilReports}份。` : '';
  return screenings === 0
    ? `${when}，${scope}各村（社区）未报送排查次数${silent}。${nil}`
    : `${when}，${scope}各村（社区）开展矛盾纠纷排查${screenings}次（排查次数不是案件数${silent}）。${nil}`;
}

/** Each number leads to records with their evidence. */
export function prevented({ beside }: ReportFacts): string {
  const some = preventionKinds.flatMap((kind) => {
    const [cases, persons] = [
      beside[preventionCount(kind, 'cases')],
      beside[preventionCount(kind, 'persons')],
    ];
    return cases ? [`${preventionKindLabels[kind].zh}${cases}件${persons ?? 0}人`] : [];
  });
  return some.length === 0 ? '' : `预防方面，${some.join('、')}，均有记录和证据可查。`;
}

/** What was done to make the law known; none of it is a case. */
export function publicity({ beside }: ReportFacts): string {
  const told = (
    [
      ['参加', beside.publicityParticipants, '人次'],
      ['解答法律咨询', beside.publicityConsultations, '次'],
      ['发放宣传资料', beside.publicityMaterials, '份'],
    ] as const
  ).flatMap(([name, n, unit]) => (n ? [`${name}${n}${unit}`] : []));
  return beside.publicityActivities
    ? `${[`开展法治宣传活动${beside.publicityActivities}场`, ...told].join('，')}；宣传和咨询不计入纠纷件数。`
    : '';
}
