import { defined } from './definition.ts';

/** What came in, what ended and how, and what is left. `carriedIn` + `accepted` = `closed` + `open`. */
export const flowCounts = {
  carriedIn: defined('stock', [
    '上期结转',
    'carried in',
    '期初以前受理、期初尚未结案的纠纷件数。',
    'Cases accepted before the period and not closed when it began.',
  ]),
  accepted: defined('cohort', [
    '受理',
    'accepted',
    '受理日期在本期内的纠纷件数；不予受理和未受理的上报不计入，重开的纠纷不重复计入。',
    'Cases whose day of acceptance lies in the period; declined and not yet accepted reports do not count, a reopened case does not count again.',
  ]),
  mediated: defined('cohort', [
    '进入调解',
    'entered mediation',
    '本期受理的纠纷中，截至期末已进行首次调解或已达成协议的件数。',
    'Of the cases accepted in the period those that had their first session, or were settled, by its end.',
  ]),
  settled: defined('period', [
    '调解成功',
    'settled',
    '本期内达成协议(书面或口头)或经调解自行和解的件数，以协议生效日为准；履行情况另计，事后未履行或重开不改变本数。',
    'Cases in which an agreement, written or oral, took effect in the period or the parties made peace; performance is counted apart, and a later default or reopening does not change it.',
  ]),
  notSettled: defined('period', [
    '调解不成',
    'not settled',
    '本期内未达成协议而结束的件数，包括调解不成、当事人拒绝调解、期限届满和终止。',
    'Cases that ended in the period without agreement: failed, refused by a party, expired or terminated.',
  ]),
  withdrawn: defined('period', [
    '撤回',
    'withdrawn',
    '本期内因申请人或各方当事人撤回而结束的件数。',
    'Cases that ended in the period because the applicant or the parties withdrew.',
  ]),
  transferred: defined('period', [
    '移送',
    'transferred',
    '本期内移送法院、仲裁、公安、信访或其他机关处理的件数。',
    'Cases handed over in the period to a court, arbitration, police, petition office or another body.',
  ]),
  merged: defined('period', [
    '并案',
    'merged',
    '本期内并入另一案件而结束的件数，其结果只计入并入的案件；解除并案的不计入。',
    'Cases that ended in the period by being merged into another, which alone counts their result; a merger that was undone does not count.',
  ]),
  closed: defined(
    'period',
    [
      '结案',
      'closed',
      '本期内结束的件数，等于调解成功、调解不成、撤回、移送与并案之和。',
      'Cases that ended in the period: settled, not settled, withdrawn, transferred and merged together.',
    ],
    { version: 2 },
  ),
  closedOnTime: defined(
    'period',
    [
      '按期结案',
      'closed on time',
      '结案日期不晚于到期日的结案件数，并案的除外；到期日当天结案为按期，没有到期日的视为按期。',
      'Closed cases, without the merged ones, whose closing day is not after the due day; the due day itself is in time, a case without one too.',
    ],
    { version: 2 },
  ),
  open: defined('stock', [
    '在办',
    'open',
    '期末已受理而尚未结案的件数，等于上期结转加受理减结案。',
    'Cases accepted and not closed at the end of the period: carried in plus accepted less closed.',
  ]),
  overdue: defined('stock', [
    '逾期在办',
    'open and overdue',
    '期末在办且到期日早于期末日的件数，期末日当天到期的不计入。',
    'Open cases whose due day lies before the last day of the period; those due on that day are not overdue.',
  ]),
} as const;
