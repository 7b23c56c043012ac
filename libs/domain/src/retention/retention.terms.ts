import { z } from 'zod';
import { RuleError } from '../errors.ts';
import { requiredText } from '../required.text.ts';
import {
  type RetentionClass,
  type RetentionTerm,
  retentionEndsOn,
  retentionRules,
} from './retention.rules.ts';

/** A term of this place instead of the usual one. */
export const retentionDecision = z.strictObject({
  /** Days or years, from 1. */
  term: z.int().min(1).max(36_500),
  unit: z.enum(['day', 'year']),
  /** Who decided so, and on which paper. */
  source: requiredText(200, 4),
});
export type RetentionDecision = z.output<typeof retentionDecision>;

/** Nothing is kept longer than this because a term says so; whoever wants more keeps it for ever. */
const yearsAtMost = 100;

/**
 * A place decides within the law: what is kept for ever stays so, and a dossier, whose term was chosen and written into its
 * history when it was archived, is never kept shorter than that.
 * @throws RuleError kind "conflict", code "retention-fixed"; kind "invalid", code "retention-term"
 */
export function assertTermAllowed(
  name: RetentionClass,
  term: Exclude<RetentionTerm, { unit: 'permanent' }>,
): void {
  const rule = retentionRules[name];
  if (rule.endedBy === 'nobody' || rule.term.unit === 'permanent')
    throw new RuleError({
      kind: 'conflict',
      code: 'retention-fixed',
      message: 'This is kept for ever: there is no term to set',
      messageZh: '此类永久保管，不能设定期限',
    });
  const end = (one: RetentionTerm): string => retentionEndsOn(rule, one, '2000-01-01') ?? '';
  if (term.unit === 'year' ? term.term > yearsAtMost : term.term > yearsAtMost * 365)
    throw badTerm(`The term is ${yearsAtMost} years at most`, `期限最长 ${yearsAtMost} 年`);
  if (rule.endedBy === 'signature' && end(term) < end(rule.term))
    throw badTerm(
      'A dossier is kept at least as long as was chosen when it was archived',
      '卷宗保管期限不得短于归档时选定的期限',
    );
}

const badTerm = (message: string, messageZh: string): RuleError =>
  new RuleError({
    kind: 'invalid',
    code: 'retention-term',
    message,
    messageZh,
    errors: [{ pointer: '/term', message, messageZh }],
  });
