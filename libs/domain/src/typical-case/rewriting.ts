import { draftOf, type Marked, type Redacted, type Replacement } from './replacement.ts';

const reasonLength = 200;
const otherWords = { kind: 'wording', reason: '文字修改' } as const;

/**
 * The replacements that make of the original what a person has written over the draft. What they have not touched stays as
 * it was; a replacement in which they wrote is kept with its kind, and grows by what they changed beside it, so that nothing
 * of the original that was covered stands again. Words that were added lie between two characters of the original.
 * @param text  the whole draft as it is now
 */
export function rewritten(redacted: Redacted, text: string): readonly Replacement[] {
  const { original, replacements } = redacted;
  const { text: before, marks } = draftOf(redacted);
  if (before === text) return replacements;
  const { prefix, suffix } = commonEnds(before, text);
  const from = prefix;
  const to = before.length - suffix;
  const touched = marks.filter((mark) => isTouched(mark, from, to));
  const [first, last] = [touched[0], touched.at(-1)];
  const draftStart = Math.min(from, first?.draftStart ?? from);
  const draftEnd = Math.max(to, last?.draftEnd ?? to);
  const ahead = marks.filter((mark) => !touched.includes(mark) && mark.draftEnd <= draftStart);
  const nearest = ahead.at(-1);
  const start = nearest === undefined ? draftStart : nearest.end + draftStart - nearest.draftEnd;
  const end = last === undefined ? start + draftEnd - draftStart : last.end + draftEnd - last.draftEnd;
  const made = tidied(original, {
    ...saidOf(touched, start, end),
    start,
    end,
    replacement: text.slice(draftStart, draftEnd + text.length - before.length),
  });
  const behind = replacements.slice(ahead.length + touched.length);
  return [...replacements.slice(0, ahead.length), ...made, ...behind];
}

/**
 * Replaces words of the original wherever they stand and nothing is replaced yet.
 * @returns the same list where they stand nowhere
 */
export function replacedEverywhere(
  { original, replacements }: Redacted,
  words: string,
  made: Pick<Replacement, 'replacement' | 'kind' | 'reason'>,
): readonly Replacement[] {
  if (words === '') return replacements;
  const added: Replacement[] = [];
  for (let at = original.indexOf(words); at >= 0; at = original.indexOf(words, at + words.length)) {
    const end = at + words.length;
    const isTaken = replacements.some((one) => one.start < end && one.end > at);
    if (!isTaken) added.push({ ...made, start: at, end });
  }
  if (added.length === 0) return replacements;
  return [...replacements, ...added].toSorted((one, other) => one.start - other.start || one.end - other.end);
}

/** Was anything of it written over? Words of a person grow at their edges as well, and so does what stands for nothing. */
function isTouched({ kind, undone, draftStart, draftEnd }: Marked, from: number, to: number): boolean {
  const isWritten = (kind === 'wording' && undone === undefined) || draftStart === draftEnd;
  return isWritten ? draftStart <= to && draftEnd >= from : draftStart < to && draftEnd > from;
}

/** Why the new one stands there: as the one in which it was written, or all of those that it covers. */
function saidOf(
  touched: readonly Marked[],
  start: number,
  end: number,
): Pick<Replacement, 'kind' | 'reason'> {
  const found = touched.filter(({ kind }) => kind !== 'wording');
  const [only] = found;
  if (only === undefined) return otherWords;
  if (touched.length === 1 && only.start === start && only.end === end)
    return { kind: only.kind, reason: only.reason };
  const reasons = [...new Set(found.map(({ reason }) => reason.replace(/^文字修改：/u, '')))];
  return { kind: only.kind, reason: `文字修改：${reasons.join('、')}`.slice(0, reasonLength) };
}

/** Of mere words only what differs is kept; what says the same as the original is none. */
function tidied(original: string, one: Replacement): readonly Replacement[] {
  if (one.kind !== 'wording') return [one];
  const was = original.slice(one.start, one.end);
  if (was === one.replacement) return [];
  const { prefix, suffix } = commonEnds(was, one.replacement);
  const replacement = one.replacement.slice(prefix, one.replacement.length - suffix);
  return [{ ...one, start: one.start + prefix, end: one.end - suffix, replacement }];
}

/** How many units two texts have in common at either end, without cutting a pair of surrogates in two. */
function commonEnds(one: string, other: string): { readonly prefix: number; readonly suffix: number } {
  const shorter = Math.min(one.length, other.length);
  let prefix = 0;
  while (prefix < shorter && one[prefix] === other[prefix]) prefix++;
  if (isHigh(one, prefix - 1) || isHigh(other, prefix - 1)) prefix--;
  let suffix = 0;
  while (suffix < shorter - prefix && one.at(-1 - suffix) === other.at(-1 - suffix)) suffix++;
  if (suffix > 0 && /^[\uDC00-\uDFFF]/.test(one.slice(-suffix))) suffix--;
  return { prefix, suffix };
}

const isHigh = (text: string, at: number): boolean =>
  /^[\uD800-\uDBFF]/.test(text.slice(Math.max(at, 0))) && at >= 0;
