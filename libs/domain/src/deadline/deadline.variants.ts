/**
 * Periods of mediation that a statute or an interpretation of the Supreme Court fixes for some kinds of cases.
 * A township adds its own tiers beside them, e.g. one day for simple cases.
 */
import type { RuleVariant } from './deadline.rule.ts';

const invitedMediation: RuleVariant['source'] = {
  kind: 'law',
  article: {
    zh: '《最高人民法院关于人民法院特邀调解的规定》第二十七条',
    en: 'Provisions of the Supreme People’s Court on Invited Mediation, art. 27',
  },
};

export const mediationVariants: readonly RuleVariant[] = [
  {
    id: 'medical',
    name: { zh: '医疗纠纷', en: 'medical disputes' },
    scope: { types: ['MED'] },
    source: {
      kind: 'law',
      article: {
        zh: '《医疗纠纷预防和处理条例》第三十八条',
        en: 'Regulations on the Prevention and Handling of Medical Disputes, art. 38',
      },
    },
    unit: 'workingDays',
    length: 30,
  },
  {
    id: 'courtReferral',
    name: { zh: '法院委派调解', en: 'referred by the court before filing' },
    scope: { origins: ['court_referral'] },
    source: invitedMediation,
    unit: 'days',
    length: 30,
    startsAt: 'signing',
  },
  {
    // The ordinary procedure; a summary one has 7 days, which the review names as the case's own date.
    id: 'courtEntrustment',
    name: { zh: '法院委托调解', en: 'entrusted by the court after filing' },
    scope: { origins: ['court_entrustment'] },
    source: invitedMediation,
    unit: 'days',
    length: 15,
    startsAt: 'signing',
  },
  {
    id: 'labour',
    name: { zh: '劳动争议', en: 'labour disputes' },
    scope: { types: ['LAB'] },
    source: {
      kind: 'law',
      article: {
        zh: '《劳动争议调解仲裁法》第十四条',
        en: 'Labour Dispute Mediation and Arbitration Law, art. 14',
      },
    },
    unit: 'days',
    length: 15,
    roll: 'nextWorkingDay',
    startsAt: 'report',
  },
];
