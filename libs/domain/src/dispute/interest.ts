import type { InputFault } from '../errors.ts';
import type { Label } from '../label.ts';

/** How somebody who mediates may be tied to a party. @source decision 0055 */
export const interestTies = ['relative', 'employment', 'debt', 'own_matter', 'other'] as const;
export type InterestTie = (typeof interestTies)[number];
export const interestTieLabels: Readonly<Record<InterestTie, Label>> = {
  relative: { zh: '亲属', en: 'relative' },
  employment: { zh: '雇佣、合伙', en: 'employment or partnership' },
  debt: { zh: '债权债务', en: 'debt' },
  own_matter: { zh: '本人是当事人、证人或代理人', en: 'a party, witness or agent in the matter' },
  other: { zh: '其他可能影响公正的关系', en: 'something else that may affect fairness' },
};

/** What was said of a mediator in this case. */
export interface SaidInterest {
  readonly mediatorId: string;
  readonly saidBy: 'mediator' | 'party';
}

/** What the register knows that makes one ask. @source decision 0055 */
export const interestSigns = ['same_phone', 'same_name', 'other_case', 'same_surname'] as const;
export type InterestSign = (typeof interestSigns)[number];
export const interestSignLabels: Readonly<Record<InterestSign, Label>> = {
  same_phone: { zh: '与当事人电话相同', en: 'has the telephone number of a party' },
  same_name: { zh: '与当事人同名', en: 'has the name of a party' },
  other_case: {
    zh: '曾与该当事人同在另一案（当事人或应邀参加调解）',
    en: 'was in another case with that person, as a party or invited to a session',
  },
  same_surname: { zh: '与当事人同村同姓', en: 'has the surname of a party and works in the same village' },
};

/**
 * Where a whole village has two surnames, this alone is no reason to explain anything: it is shown beside the name and asks for
 * nothing.
 */
export const isWeak = (sign: InterestSign): boolean => sign === 'same_surname';

/** What the register warns of: by ids, never by names. */
export interface InterestWarning {
  readonly mediatorId: string;
  readonly partyId: string;
  readonly signs: readonly InterestSign[];
}

/** An event that names who mediates. */
export interface NamesMediators {
  readonly mediatorIds: readonly string[];
  readonly interestReason?: string | undefined;
  readonly warned?: readonly InterestWarning[] | undefined;
}

/**
 * Whoever has declared an interest does not go on mediating: their unit names another first. What ends a mediation, and what
 * others have done, is recorded by whoever is there.
 * @source Mediation Act (2010), arts. 14 and 15(1); decisions 0055 and 0067
 */
export function tiedFaults(
  by: { readonly staffId: string } | null,
  {
    mediatorIds,
    interests = [],
  }: { readonly mediatorIds: readonly string[]; readonly interests?: readonly SaidInterest[] },
): readonly InputFault[] {
  const tied = interests
    .filter(({ saidBy }) => saidBy === 'mediator')
    .map(({ mediatorId }) => mediatorId)
    .filter((id) => id === by?.staffId || mediatorIds.includes(id));
  if (tied.length === 0) return [];
  return [
    {
      pointer: '/mediatorIds',
      messageZh: '本案调解员已声明与当事人有利害关系，不能继续主持调解，请先更换调解员',
      message: 'A mediator of this case has declared an interest: name another before it goes on',
    },
  ];
}

/**
 * Whoever has declared an interest is not named. Whom a party has asked to stand aside, or the register warns of, is named for
 * a reason that the history keeps.
 * @source decision 0055
 */
export function interestFaults(
  { mediatorIds, interestReason, warned = [] }: NamesMediators,
  interests: readonly SaidInterest[] = [],
): readonly InputFault[] {
  const said = interests.filter(({ mediatorId }) => mediatorIds.includes(mediatorId));
  if (said.some(({ saidBy }) => saidBy === 'mediator')) {
    return [
      {
        pointer: '/mediatorIds',
        messageZh: '所选调解员已声明与当事人有利害关系，请另选他人',
        message: 'A mediator has declared an interest: name another',
      },
    ];
  }
  if (interestReason !== undefined) return [];
  const asked = said.length > 0;
  if (!asked && warned.every(({ signs }) => signs.every(isWeak))) return [];
  return [
    {
      pointer: '/interestReason',
      messageZh: asked
        ? '当事人曾申请该调解员回避，仍由其调解须说明理由'
        : '登记信息提示调解员可能与当事人有关系，仍由其调解须说明理由',
      message: asked
        ? 'A party asked this mediator to stand aside: give a reason'
        : 'The register hints at a tie to a party: give a reason',
    },
  ];
}
