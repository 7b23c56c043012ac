import { RuleError } from '../errors.ts';
import type { CountId, FigureDefinition } from './statistics.counts.ts';

export const rateIds = [
  'successRate',
  'resolutionRate',
  'settledOfAccepted',
  'closingRate',
  'onTimeRate',
] as const;
export type RateId = (typeof rateIds)[number];

/** Below this denominator a percentage says more than is known; the counts are shown instead. */
const smallBelow = 10;

/** Every end that says what became of the dispute; of a merged case the other one says it. */
const decided: readonly CountId[] = ['settled', 'notSettled', 'withdrawn', 'transferred'];

/** Every rate as counts over counts. */
export const rateDefinitions: Readonly<Record<RateId, FigureDefinition<RateId>>> = {
  successRate: {
    id: 'successRate',
    version: 1,
    titleZh: '调解成功率',
    titleEn: 'success rate',
    definitionZh: '调解成功 ÷ (调解成功 + 调解不成)，均为本期结案；在办、撤回和移送的不计入。',
    definitionEn:
      'Settled ÷ (settled + not settled), closed in the period; open, withdrawn and transferred cases do not count.',
    numerator: ['settled'],
    denominator: ['settled', 'notSettled'],
    unit: 'percent',
  },
  resolutionRate: {
    id: 'resolutionRate',
    version: 2,
    titleZh: '化解率',
    titleEn: 'resolution rate',
    definitionZh:
      '(调解成功 + 以其他方式真正结束) ÷ 全部结案(并案的除外)。申请人或当事人撤回的视为真正结束；移送和调解不成的不视为化解。',
    definitionEn:
      '(Settled + otherwise truly ended) ÷ all closed but the merged. Withdrawn by the applicant or the parties counts as truly ended; transferred and not settled do not.',
    numerator: ['settled', 'withdrawn'],
    denominator: decided,
    unit: 'percent',
  },
  settledOfAccepted: {
    id: 'settledOfAccepted',
    version: 1,
    titleZh: '调解成功占受理比',
    titleEn: 'settled of accepted',
    definitionZh: '调解成功 ÷ 受理；在办的计入分母，故年内偏低。',
    definitionEn: 'Settled ÷ accepted; open cases stand in the denominator, so it is low during the year.',
    numerator: ['settled'],
    denominator: ['accepted'],
    unit: 'percent',
  },
  closingRate: {
    id: 'closingRate',
    version: 1,
    titleZh: '结案率',
    titleEn: 'closing rate',
    definitionZh: '结案 ÷ (上期结转 + 受理)，不超过100%。',
    definitionEn: 'Closed ÷ (carried in + accepted); never above 100 %.',
    numerator: ['closed'],
    denominator: ['carriedIn', 'accepted'],
    unit: 'percent',
  },
  onTimeRate: {
    id: 'onTimeRate',
    version: 2,
    titleZh: '按期办结率',
    titleEn: 'on-time rate',
    definitionZh: '按期结案 ÷ (并案以外的结案 + 逾期在办)；逾期未结的计入分母，不得因未结而隐去。',
    definitionEn:
      'Closed on or before the due day ÷ (closed but the merged + open and overdue); what is overdue and open is not hidden.',
    numerator: ['closedOnTime'],
    denominator: [...decided, 'overdue'],
    unit: 'percent',
  },
};

/** A rate as it is shown: never a percentage without the two numbers behind it. */
export interface Rate {
  readonly numerator: number;
  readonly denominator: number;
  /** One decimal, rounded once, half up, e.g. "95.7"; null when the denominator is 0. */
  readonly percent: string | null;
  /** True below a denominator of 10: show the counts, not the percentage. */
  readonly small: boolean;
}

/**
 * Numerator over denominator in per cent, from exact integers: 193/195 is 99.0, not the truncated 98.9.
 * @throws RuleError kind "invalid", code "count-invalid"
 */
export function rateOf(numerator: number, denominator: number): Rate {
  for (const count of [numerator, denominator]) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RuleError({
        kind: 'invalid',
        code: 'count-invalid',
        message: 'A count is a whole number, not negative.',
        messageZh: '计数应为非负整数。',
      });
    }
  }
  const small = denominator < smallBelow;
  if (denominator === 0) return { numerator, denominator, percent: null, small };
  // Big integers: 2,000 times a sum of fen may leave the exact range of numbers.
  const tenths = (2_000n * BigInt(numerator) + BigInt(denominator)) / (2n * BigInt(denominator));
  return { numerator, denominator, percent: `${tenths / 10n}.${tenths % 10n}`, small };
}

/** Every rate from its definition, so that no figure is computed in a second way elsewhere. */
export function ratesOf(counts: Readonly<Record<CountId, number>>): Readonly<Record<RateId, Rate>> {
  const sum = (ids: readonly CountId[] | null) => (ids ?? []).reduce((total, id) => total + counts[id], 0);
  const rate = (id: RateId) =>
    rateOf(sum(rateDefinitions[id].numerator), sum(rateDefinitions[id].denominator));
  return {
    successRate: rate('successRate'),
    resolutionRate: rate('resolutionRate'),
    settledOfAccepted: rate('settledOfAccepted'),
    closingRate: rate('closingRate'),
    onTimeRate: rate('onTimeRate'),
  };
}
