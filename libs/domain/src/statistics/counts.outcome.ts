import { defined } from './definition.ts';

/** What became of what was agreed, and of the peace after it. */
export const outcomeCounts = {
  written: defined('period', [
    '书面协议',
    'written agreements',
    '本期调解成功的纠纷中签订书面协议的件数，含经司法确认的。',
    'Of the cases settled in the period those with a written agreement, confirmed by a court or not.',
  ]),
  oral: defined('period', [
    '口头协议',
    'oral agreements',
    '本期调解成功的纠纷中达成口头协议的件数，含即时化解的。',
    'Of the cases settled in the period those with an oral agreement, on the spot or not.',
  ]),
  confirmationApplied: defined('period', [
    '申请司法确认',
    'confirmation applied for',
    '本期生效的书面协议中，截至统计时点已登记向法院申请司法确认的件数，不论法院如何裁定；因违约另行调解之后才申请的不计入。',
    'Of the written agreements that took effect in the period those that were brought before a court for confirmation by the moment asked, whatever it decided; not where that was only after a default, while a new attempt was made.',
  ]),
  confirmed: defined('period', [
    '司法确认',
    'confirmed by a court',
    '本期生效的书面协议中，截至统计时点法院已裁定确认有效的件数；因违约另行调解之后才确认的不计入。',
    'Of the written agreements that took effect in the period those that a court has confirmed by the moment asked; not where that was only after a default, while a new attempt was made.',
  ]),
  performanceDue: defined('period', [
    '应履行协议',
    'agreements due',
    '最后一项履行期限在本期内届满的协议件数；当场履行的于当日届满，台账未载明履行期限的不计入。',
    'Agreements whose last promise fell due in the period; what was kept on the spot was due that day, and agreements of a register that name no day do not count.',
  ]),
  performed: defined('period', [
    '已履行协议',
    'agreements performed',
    '本期应履行的协议中，截至期末已全部履行的件数；因违约另行调解的，之后付清也不计入。',
    'Of the agreements due in the period those that were kept in full by its end; what was broken and paid during a new attempt does not count.',
  ]),
  visitsDue: defined('period', [
    '应回访',
    'visits due',
    '首次回访的应访日期在本期内的件数。',
    'Cases whose first follow-up visit fell due in the period.',
  ]),
  visited: defined('period', [
    '已回访',
    'visited',
    '本期应回访的案件中，截至期末已回访的件数。',
    'Of the cases to be visited in the period those that were visited by its end.',
  ]),
  answered: defined('period', [
    '答复满意度',
    'answered',
    '首次回访在本期内、当事人对满意度作出答复的件数，以最近一次回访为准。',
    'Cases first visited in the period whose parties said whether they were satisfied, at the latest visit.',
  ]),
  satisfied: defined('period', [
    '满意',
    'satisfied',
    '作出答复的案件中当事人表示满意的件数。',
    'Of those answered, the cases whose parties were satisfied.',
  ]),
  repeated: defined('period', [
    '反复',
    'repeated',
    '本期调解成功的纠纷中，十二个月内重开、或经确认相同当事人又有新纠纷的件数；期满不足十二个月的数字还会增加。',
    'Of the cases settled in the period those reopened within twelve months, or followed by another case linked to the same parties; until twelve months have passed the number may still grow.',
  ]),
} as const;
