import type { DisputeContext } from '../dispute/dispute.context.ts';
import { type Actor, type CaseTies, isGranted, sightOf } from '../dispute/dispute.policy.ts';
import { type Relation, relations } from '../dispute/dispute.rights.ts';
import type { DisputeState } from '../dispute/dispute.states.ts';
import { isSensitive } from '../dispute/sensitive.ts';
import type { Role } from '../organisation/organisation.codes.ts';
import type { TypicalGrade } from './typical-case.codes.ts';

/** What must not be told in its own words, whoever is left out of it. */
const intimate = /性侵|强奸|猥亵|性骚扰|性交易|嫖娼|卖淫|裸照|偷拍|通奸|乱伦|堕胎|流产|性病|艾滋/u;

/**
 * How carefully a case must be told: strictly where there is violence at home, a minor or anything sexual; by the word of the
 * township leader where it is sensitive otherwise.
 * @param texts what is said in the case
 * @source Personal Information Protection Law, arts. 28 and 31; Mediation Act, art. 15(4); decision 0054
 */
export function typicalGradeOf(
  context: Pick<DisputeContext, 'riskFactors' | 'typeCode' | 'confidential' | 'absorbedSensitive'>,
  texts: readonly string[],
): TypicalGrade {
  const isStrict =
    context.riskFactors.some((factor) => factor === 'domestic_violence' || factor === 'minors') ||
    texts.some((text) => intimate.test(text));
  if (isStrict) return 'strict';
  return isSensitive(context) ? 'sensitive' : 'ordinary';
}

/** The states in which a case can be told: it has ended, and nothing is awaited any more. */
const tellable: ReadonlySet<DisputeState> = new Set([
  'concluded',
  'withdrawn',
  'refused',
  'terminated',
  'referred',
]);

/** Can a case in this state be told as a typical case? */
export const isTellable = (state: DisputeState): boolean => tellable.has(state);

/** Role × relation → may draft a typical case of it, where the case is seen whole. @source decision 0054 */
export const typicalDraftRights: Readonly<Record<Role, readonly Relation[]>> = {
  reporter: [],
  mediator: ['own'],
  office: relations,
  centre: relations,
  leader: relations,
  assisting: [],
  auditor: [],
  administrator: [],
};

/** Role → may release one of this grade that somebody else has drafted. @source decision 0054 */
export const typicalReleaseRights: Readonly<Record<TypicalGrade, readonly Role[]>> = {
  ordinary: ['office', 'centre', 'leader'],
  sensitive: ['leader'],
  strict: ['leader'],
};

/** May this person draft, and change a draft? */
export const mayDraftTypicalCase = (actor: Actor, ties: CaseTies): boolean =>
  sightOf(actor, ties) === 'case' && isGranted(actor, ties, typicalDraftRights);

/** What stands against a release by this person. */
export type ReleaseBar = 'not-yours' | 'leader-only' | 'own-work';

/**
 * What stands against a release: whoever drafted an edition or changed a word of it never releases it.
 * @param editorIds everybody who has written in this edition
 */
export function barToRelease(
  actor: Actor,
  ties: CaseTies,
  grade: TypicalGrade,
  editorIds: readonly string[],
): ReleaseBar | null {
  const may = (roles: readonly Role[]) => actor.roles.some((role) => roles.includes(role));
  if (sightOf(actor, ties) !== 'case' || !may(typicalReleaseRights.ordinary)) return 'not-yours';
  if (!may(typicalReleaseRights[grade])) return 'leader-only';
  return editorIds.includes(actor.staffId) ? 'own-work' : null;
}
