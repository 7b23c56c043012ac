import { defined } from './definition.ts';

/** How many people, how much money and how much work. */
export const sizeCounts = {
  persons: defined(
    'cohort',
    [
      '涉及人数',
      'persons involved',
      '本期受理的纠纷登记的涉及人数之和，不等于当事人数；未登记的、期末前已并案的不计入。',
      'Persons involved as registered in the cases accepted in the period, which is not the number of parties; where none is stated none are counted, and none of a case merged by its end.',
    ],
    { unit: 'persons', version: 2 },
  ),
  amountInvolved: defined(
    'cohort',
    [
      '涉及金额',
      'amount involved',
      '本期受理的纠纷登记的涉及金额之和，不等于协议金额；未载明的、期末前已并案的不计入，约数按所载数额计入。',
      'Amounts involved as registered in the cases accepted in the period, which is not what was agreed; amounts not stated and those of cases merged by its end do not count, approximate ones count as stated.',
    ],
    { unit: 'fen', version: 2 },
  ),
  amountStated: defined('cohort', [
    '载明金额',
    'amount stated',
    '本期受理的纠纷中载明涉及金额的件数，期末前已并案的不计入。',
    'Of the cases accepted in the period those that state an amount involved, without those merged by its end.',
  ]),
  agreedAmount: defined(
    'period',
    [
      '协议金额',
      'amount agreed',
      '本期调解成功的纠纷中协议约定给付金额之和；未约定给付的不计入。',
      'Money promised in the agreements of the cases settled in the period; agreements that promise none do not count.',
    ],
    { unit: 'fen' },
  ),
  attempts: defined(
    'period',
    [
      '调解次数(加权工作量)',
      'attempts (weighted workload)',
      '本期结案的纠纷各自进行调解的次数之和，并案的除外：同一纠纷调解三次计三次。',
      'How often the cases closed in the period, but the merged ones, were tried: a case that took three attempts counts three.',
    ],
    { unit: 'attempts' },
  ),
} as const;
