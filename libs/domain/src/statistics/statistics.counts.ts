/**
 * What each number counts. The sentence is printed beside the number, for most quarrels about figures are quarrels
 * about what was counted. `period` is from its first to its last day; for a running year its last day is the day asked.
 * A changed definition gets a new version: figures that were published keep the one under which they stood.
 */

export const countIds = [
  'carriedIn',
  'accepted',
  'settled',
  'notSettled',
  'withdrawn',
  'transferred',
  'merged',
  'closed',
  'closedOnTime',
  'open',
  'overdue',
  'persons',
  'amountInvolved',
] as const;
export type CountId = (typeof countIds)[number];

export interface FigureDefinition<Id extends string> {
  readonly id: Id;
  /** Counted up when the meaning changes. */
  readonly version: number;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly definitionZh: string;
  readonly definitionEn: string;
  /** Counts whose sum is divided. A plain count names itself. */
  readonly numerator: readonly CountId[];
  /** Counts whose sum divides; null for a plain count. */
  readonly denominator: readonly CountId[] | null;
  readonly unit: 'cases' | 'persons' | 'fen' | 'percent';
}

type CountText = readonly [titleZh: string, titleEn: string, definitionZh: string, definitionEn: string];

function count(id: CountId, text: CountText, unit: FigureDefinition<CountId>['unit'] = 'cases', version = 1) {
  const [titleZh, titleEn, definitionZh, definitionEn] = text;
  return {
    id,
    version,
    titleZh,
    titleEn,
    definitionZh,
    definitionEn,
    numerator: [id],
    denominator: null,
    unit,
  };
}

/** Every count, with what it means. `accepted` + `carriedIn` = `closed` + `open`. */
export const countDefinitions: Readonly<Record<CountId, FigureDefinition<CountId>>> = {
  carriedIn: count('carriedIn', [
    '上期结转',
    'carried in',
    '期初以前受理、期初尚未结案的纠纷件数。',
    'Cases accepted before the period and not closed when it began.',
  ]),
  accepted: count('accepted', [
    '受理',
    'accepted',
    '受理日期在本期内的纠纷件数；不予受理和未受理的上报不计入，重开的纠纷不重复计入。',
    'Cases whose day of acceptance lies in the period; declined and not yet accepted reports do not count, a reopened case does not count again.',
  ]),
  settled: count('settled', [
    '调解成功',
    'settled',
    '本期内达成协议(书面或口头)或经调解自行和解的件数，以协议生效日为准；履行情况另计，事后未履行或重开不改变本数。',
    'Cases in which an agreement, written or oral, took effect in the period or the parties made peace; performance is counted apart, and a later default or reopening does not change it.',
  ]),
  notSettled: count('notSettled', [
    '调解不成',
    'not settled',
    '本期内未达成协议而结束的件数，包括调解不成、当事人拒绝调解、期限届满和终止。',
    'Cases that ended in the period without agreement: failed, refused by a party, expired or terminated.',
  ]),
  withdrawn: count('withdrawn', [
    '撤回',
    'withdrawn',
    '本期内因申请人或各方当事人撤回而结束的件数。',
    'Cases that ended in the period because the applicant or the parties withdrew.',
  ]),
  transferred: count('transferred', [
    '移送',
    'transferred',
    '本期内移送法院、仲裁、公安、信访或其他机关处理的件数。',
    'Cases handed over in the period to a court, arbitration, police, petition office or another body.',
  ]),
  merged: count('merged', [
    '并案',
    'merged',
    '本期内并入另一案件而结束的件数，其结果只计入并入的案件；解除并案的不计入。',
    'Cases that ended in the period by being merged into another, which alone counts their result; a merger that was undone does not count.',
  ]),
  closed: count(
    'closed',
    [
      '结案',
      'closed',
      '本期内结束的件数，等于调解成功、调解不成、撤回、移送与并案之和。',
      'Cases that ended in the period: settled, not settled, withdrawn, transferred and merged together.',
    ],
    'cases',
    2,
  ),
  closedOnTime: count(
    'closedOnTime',
    [
      '按期结案',
      'closed on time',
      '结案日期不晚于到期日的结案件数，并案的除外；到期日当天结案为按期，没有到期日的视为按期。',
      'Closed cases, without the merged ones, whose closing day is not after the due day; the due day itself is in time, a case without one too.',
    ],
    'cases',
    2,
  ),
  open: count('open', [
    '在办',
    'open',
    '期末已受理而尚未结案的件数，等于上期结转加受理减结案。',
    'Cases accepted and not closed at the end of the period: carried in plus accepted less closed.',
  ]),
  overdue: count('overdue', [
    '逾期在办',
    'open and overdue',
    '期末在办且到期日早于期末日的件数，期末日当天到期的不计入。',
    'Open cases whose due day lies before the last day of the period; those due on that day are not overdue.',
  ]),
  persons: count(
    'persons',
    [
      '涉及人数',
      'persons involved',
      '本期受理的纠纷登记的涉及人数之和，不等于当事人数；未登记的、期末前已并案的不计入。',
      'Persons involved as registered in the cases accepted in the period, which is not the number of parties; where none is stated none are counted, and none of a case merged by its end.',
    ],
    'persons',
    2,
  ),
  amountInvolved: count(
    'amountInvolved',
    [
      '涉及金额',
      'amount involved',
      '本期受理的纠纷登记的涉及金额之和，不等于协议金额；未载明的、期末前已并案的不计入，约数按所载数额计入。',
      'Amounts involved as registered in the cases accepted in the period, which is not what was agreed; amounts not stated and those of cases merged by its end do not count, approximate ones count as stated.',
    ],
    'fen',
    2,
  ),
};
