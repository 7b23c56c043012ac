import {
  type CaseStory,
  type RedactedParts,
  type TypicalGrade,
  type TypicalWarning,
  toldParts,
} from '#domain';

/** What the reviewer should think of with this draft. @param hasLikes are there other disputes of this kind, village and month? */
export function warningsFor(
  story: CaseStory,
  parts: RedactedParts,
  grade: TypicalGrade,
  hasLikes: boolean,
): readonly TypicalWarning[] {
  const found = toldParts.flatMap((part) => parts[part].replacements);
  const warnings: Readonly<Record<TypicalWarning, boolean>> = {
    strict: grade === 'strict',
    unique: !hasLikes,
    many: story.people >= 10,
    closed: grade !== 'strict' && story.sessions.some(({ open }) => !open),
    rare: found.some(({ kind }) => kind === 'rarity'),
    strangers: found.some(({ kind, reason }) => kind === 'name' && reason === '文中出现的其他人'),
  };
  return (Object.keys(warnings) as TypicalWarning[]).filter((one) => warnings[one]);
}
