import type { CountId } from './counts.ts';
import { type DefinitionText, defined, type FigureBasis, type FigureDefinition } from './definition.ts';

/** A rate as counts over counts. */
export interface RateDefinition extends FigureDefinition {
  /** Counts whose sum is divided. */
  readonly numerator: readonly CountId[];
  /** Counts whose sum divides. */
  readonly denominator: readonly CountId[];
}

const rate = (
  [numerator, denominator]: readonly [readonly CountId[], readonly CountId[]],
  text: DefinitionText,
  { basis = 'period', version = 1 }: { readonly basis?: FigureBasis; readonly version?: number } = {},
): RateDefinition => ({ ...defined(basis, text, { unit: 'percent', version }), numerator, denominator });

/** Every end that says what became of the dispute; of a merged case the other one says it. */
const decided: readonly CountId[] = ['settled', 'notSettled', 'withdrawn', 'transferred'];

const all = {
  mediationRate: rate(
    [['mediated'], ['accepted']],
    [
      '调解率',
      'mediation rate',
      '进入调解 ÷ 受理，均为本期受理的纠纷；尚未进入调解的计入分母。',
      'Entered mediation ÷ accepted, both of the cases accepted in the period; those not yet mediated stand in the denominator.',
    ],
    { basis: 'cohort' },
  ),
  successRate: rate(
    [['settled'], ['settled', 'notSettled']],
    [
      '调解成功率',
      'success rate',
      '调解成功 ÷ (调解成功 + 调解不成)，均为本期结案；在办、撤回和移送的不计入。',
      'Settled ÷ (settled + not settled), closed in the period; open, withdrawn and transferred cases do not count.',
    ],
  ),
  resolutionRate: rate(
    [['settled', 'withdrawn'], decided],
    [
      '化解率',
      'resolution rate',
      '(调解成功 + 以其他方式真正结束) ÷ 全部结案(并案的除外)。申请人或当事人撤回的视为真正结束；移送和调解不成的不视为化解。',
      '(Settled + otherwise truly ended) ÷ all closed but the merged. Withdrawn by the applicant or the parties counts as truly ended; transferred and not settled do not.',
    ],
    { version: 2 },
  ),
  settledOfAccepted: rate(
    [['settled'], ['accepted']],
    [
      '调解成功占受理比',
      'settled of accepted',
      '调解成功 ÷ 受理；在办的计入分母，故年内偏低；上期结转后调成的计入分子，故可能超过100%。',
      'Settled ÷ accepted; open cases stand in the denominator, so it is low during the year; what was carried in and settled stands in the numerator, so it may exceed 100 %.',
    ],
    { version: 2 },
  ),
  closingRate: rate(
    [['closed'], ['carriedIn', 'accepted']],
    [
      '结案率',
      'closing rate',
      '结案 ÷ (上期结转 + 受理)，不超过100%。',
      'Closed ÷ (carried in + accepted); never above 100 %.',
    ],
  ),
  onTimeRate: rate(
    [['closedOnTime'], [...decided, 'overdue']],
    [
      '按期办结率',
      'on-time rate',
      '按期结案 ÷ (并案以外的结案 + 逾期在办)；逾期未结的计入分母，不得因未结而隐去。',
      'Closed on or before the due day ÷ (closed but the merged + open and overdue); what is overdue and open is not hidden.',
    ],
    { version: 2 },
  ),
  performanceRate: rate(
    [['performed'], ['performanceDue']],
    [
      '协议履行率',
      'performance rate',
      '已履行协议 ÷ 应履行协议(最后一项履行期限在本期内届满)；未到期的不计入，逾期未履行和违约的计入分母。',
      'Agreements performed ÷ agreements due in the period; those not yet due do not count, those late or broken stand in the denominator.',
    ],
  ),
  confirmationRate: rate(
    [['confirmed'], ['written']],
    [
      '司法确认率',
      'confirmation rate',
      '司法确认 ÷ 本期生效的书面协议；口头协议不能申请确认，不计入。是否属于不予受理的情形由法院认定，故分母为全部书面协议。',
      'Confirmed by a court ÷ written agreements that took effect in the period; oral ones cannot be confirmed. Whether a court would accept one is for the court to say, so all written ones divide.',
    ],
  ),
  visitRate: rate(
    [['visited'], ['visitsDue']],
    [
      '回访率',
      'visit rate',
      '已回访 ÷ 应回访(首次回访的应访日期在本期内)。',
      'Visited ÷ visits due (the first visit of a case, due in the period).',
    ],
  ),
  satisfactionRate: rate(
    [['satisfied'], ['answered']],
    [
      '满意率',
      'satisfaction rate',
      '满意 ÷ 作出答复的；未作答的不计入。',
      'Satisfied ÷ answered; those who did not answer do not count.',
    ],
  ),
  repeatRate: rate(
    [['repeated'], ['settled']],
    [
      '反复率',
      'repeat rate',
      '十二个月内重开或相同当事人再起纠纷的 ÷ 本期调解成功的。',
      'Reopened, or followed by a case of the same parties, within twelve months ÷ settled in the period.',
    ],
  ),
} as const;

export type RateId = keyof typeof all;

/** Every rate that is printed anywhere. @source decision 0040 */
export const rateDefinitions: Readonly<Record<RateId, RateDefinition>> = all;
export const rateIds = Object.keys(all) as readonly RateId[];
