import { spelling } from '#casework/spelling';
import {
  type CaseIdentities,
  deIdentify,
  misplacedIn,
  plainLaw,
  type Redacted,
  type Replacement,
  type ToldPart,
  type TypicalRevision,
  toldParts,
  typicalPartLabels,
} from '#domain';
import { misplaced } from './typical.refusals.ts';
import type { Working } from './typical.tables.ts';

/**
 * The draft as a person has revised it. What is found automatically is kept replaced, by other words if they like, or let
 * stand with a reason: it is never dropped in silence.
 * @throws RuleError kind "invalid", code "typical-replacement"
 */
export function revised(working: Working, revision: TypicalRevision, identities: CaseIdentities): Working {
  const originals = Object.fromEntries(
    toldParts.map((part) => [part, working.parts[part].original]),
  ) as Readonly<Record<ToldPart, string>>;
  const found = deIdentify(originals, identities, spelling);
  const parts = Object.fromEntries(
    toldParts.map((part) => [part, partOf(part, found[part], revision.parts[part])] as const),
  ) as Working['parts'];
  const { title, laws, comment, cleared } = revision;
  return { ...working, title, comment, laws: laws.map(plainLaw), cleared, parts };
}

function partOf(
  part: ToldPart,
  { original, replacements: found }: Redacted,
  made: readonly Replacement[],
): Redacted {
  const wrong = misplacedIn(original.length, made);
  if (wrong !== null)
    throw misplaced(`/parts/${part}/${wrong}`, [
      'A replacement overlaps another or lies outside of the text',
      '替换的位置重叠或超出原文',
    ]);
  for (const [n, { start, end, replacement, undone }] of made.entries()) {
    if (undone === undefined && replacement === original.slice(start, end))
      throw misplaced(`/parts/${part}/${n}`, ['Say why the original may stand', '恢复原文须说明理由']);
  }
  const dropped = found.find((one) => !isCovered(one, made));
  if (dropped !== undefined)
    throw misplaced(`/parts/${part}`, [
      `What was found at character ${dropped.start + 1} must be replaced, or let stand with a reason`,
      `${typicalPartLabels[part].zh}原文第${dropped.start + 1}字起的自动替换不能直接删除：请替换为其他文字，或说明理由后恢复原文`,
    ]);
  return { original, replacements: made };
}

/** Does every character that was found lie in one that was made? */
function isCovered({ start, end }: Replacement, made: readonly Replacement[]): boolean {
  let at = start;
  for (const one of made) {
    if (one.start > at) continue;
    if (one.end > at) at = one.end;
    if (at >= end) return true;
  }
  return false;
}
