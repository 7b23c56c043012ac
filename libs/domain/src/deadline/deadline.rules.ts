/**
 * Every clock that can run on a dispute, as data. A length with source `default` is this product's proposal and may be
 * changed by a township (deadline.edit.ts); a length with source `law` may not. No statute limits people's mediation as such:
 * the month comes from a ministry rule, so nobody may be told that it stands in the Act.
 */
import { defaultClimb } from './deadline.climb.ts';
import type { DeadlineRule, DeadlineRuleId } from './deadline.rule.ts';
import { mediationVariants } from './deadline.variants.ts';

const never: DeadlineRule['further'] = { green: [], yellow: [], red: [] };

/** What a rule of this office is unless it says otherwise. */
const usual = {
  source: { kind: 'default' },
  lengthAt: {},
  further: never,
  pausedIn: [],
  extension: null,
  warningsPercent: { first: 50, second: 80 },
  effect: 'escalates',
  roll: 'none',
  climb: defaultClimb,
  answerWithin: 1,
  variants: [],
} as const satisfies Partial<DeadlineRule>;

/** The catalogue, with the defaults of the product. */
export const deadlineRules: Readonly<Record<DeadlineRuleId, DeadlineRule>> = {
  acceptance: {
    ...usual,
    id: 'acceptance',
    name: { zh: '受理审查', en: 'decision on acceptance' },
    startsWith: { zh: '登记', en: 'registration' },
    unit: 'workingDays',
    length: 3,
  },
  /** A red case never waits for the weekly meeting. */
  review: {
    ...usual,
    id: 'review',
    name: { zh: '研判', en: 'review' },
    startsWith: { zh: '受理', en: 'acceptance' },
    unit: 'days',
    length: 7,
    lengthAt: { red: 0 },
  },
  signFor: {
    ...usual,
    id: 'signFor',
    name: { zh: '签收', en: 'signing for the assignment' },
    startsWith: { zh: '交办', en: 'dispatch to the lead unit' },
    unit: 'workingDays',
    length: 1,
  },
  firstSession: {
    ...usual,
    id: 'firstSession',
    name: { zh: '首次调解', en: 'first session' },
    startsWith: { zh: '签收', en: 'signature of the lead unit' },
    unit: 'workingDays',
    length: 5,
  },
  mediation: {
    ...usual,
    id: 'mediation',
    name: { zh: '调解期限', en: 'mediation period' },
    startsWith: { zh: '受理', en: 'acceptance' },
    source: {
      kind: 'default',
      basis: {
        zh: '《人民调解工作若干规定》(司法部2002年)第三十三条',
        en: "Rules on People's Mediation (Ministry of Justice, 2002), art. 33",
      },
    },
    unit: 'days',
    length: 30,
    pausedIn: ['suspended'],
    extension: { capDays: 30, consent: 'everyParty' },
    variants: mediationVariants,
  },
  resumeCheck: {
    ...usual,
    id: 'resumeCheck',
    name: { zh: '中止复查', en: 'check whether mediation can resume' },
    startsWith: { zh: '中止', en: 'suspension' },
    unit: 'days',
    length: 30,
  },
  performance: {
    ...usual,
    id: 'performance',
    name: { zh: '协议履行', en: 'performance of an obligation' },
    startsWith: { zh: '协议生效', en: 'effect of the agreement' },
    source: {
      kind: 'law',
      article: { zh: '《人民调解法》第三十一条', en: "People's Mediation Act, art. 31" },
    },
    unit: 'date',
    length: 0,
  },
  judicialConfirmation: {
    ...usual,
    id: 'judicialConfirmation',
    name: { zh: '申请司法确认', en: 'application for judicial confirmation' },
    startsWith: { zh: '协议生效', en: 'effect of the agreement' },
    source: {
      kind: 'law',
      article: { zh: '《民事诉讼法》第二百零五条', en: 'Civil Procedure Law, art. 205' },
    },
    unit: 'days',
    length: 30,
    effect: 'informs',
    roll: 'nextWorkingDay',
  },
  enforcement: {
    ...usual,
    id: 'enforcement',
    name: { zh: '申请执行', en: 'application for enforcement' },
    startsWith: { zh: '履行期限最后一日', en: 'last day for performance' },
    source: {
      kind: 'law',
      article: { zh: '《民事诉讼法》第二百五十条', en: 'Civil Procedure Law, art. 250' },
    },
    unit: 'years',
    length: 2,
    effect: 'informs',
    roll: 'nextWorkingDay',
  },
  /** A promise was broken and the creditor guided to the court or to enforcement: somebody asks what became of it. */
  guidance: {
    ...usual,
    id: 'guidance',
    name: { zh: '违约引导后的跟进', en: 'what became of the guidance after a default' },
    startsWith: {
      zh: '记录违约并引导，或申请执行',
      en: 'the guidance after a default, or the request for enforcement',
    },
    source: {
      kind: 'default',
      basis: {
        zh: '《人民调解法》第三十一条(督促履行，未定期限)',
        en: "People's Mediation Act, art. 31 (duty to supervise performance, no interval fixed)",
      },
    },
    unit: 'days',
    length: 30,
  },
  nextStep: {
    ...usual,
    id: 'nextStep',
    name: { zh: '调解不成后的处置', en: 'next step after a failed attempt' },
    startsWith: { zh: '调解不成', en: 'failure of the attempt' },
    unit: 'workingDays',
    length: 3,
  },
  followUpVisit: {
    ...usual,
    id: 'followUpVisit',
    name: { zh: '回访', en: 'follow-up visit' },
    startsWith: { zh: '履行完毕或到期', en: 'performance or its due day' },
    source: {
      kind: 'default',
      basis: {
        zh: '《人民调解法》第三十一条(督促履行，未定期限)',
        en: "People's Mediation Act, art. 31 (duty to supervise performance, no interval fixed)",
      },
    },
    unit: 'days',
    length: 7,
    further: { green: [], yellow: [30], red: [30, 90] },
  },
  archive: {
    ...usual,
    id: 'archive',
    name: { zh: '归档', en: 'archiving the dossier' },
    startsWith: { zh: '了结', en: 'conclusion' },
    unit: 'days',
    length: 30,
  },
  referralAnswer: {
    ...usual,
    id: 'referralAnswer',
    name: { zh: '移送回复', en: 'answer of the receiving body' },
    startsWith: { zh: '移送', en: 'referral' },
    unit: 'days',
    length: 15,
  },
  handOver: {
    ...usual,
    id: 'handOver',
    name: { zh: '移交接收', en: 'acceptance of a hand-over' },
    startsWith: { zh: '提出移交', en: 'offer of the hand-over' },
    unit: 'workingDays',
    length: 1,
  },
};
