/** These never begin a line. @source CLREQ, 3.1.3 (避头尾) */
const notFirst = new Set([...'，。、；：？！）》〉」』】〕”’…—％%),.;:?!']);
/** These never end one. */
const notLast = new Set([...'（《〈「『【〔“‘(']);

/** Words and numbers of the Latin script stay whole; every other character stands for itself. */
const unit = /[A-Za-z0-9][A-Za-z0-9._:/@#&+-]*|[\s\S]/gu;

/** What measures a text at one point. */
export type Measure = (text: string) => number;

/**
 * Breaks a text into lines as Chinese is set: between any two characters, but no line begins with a closing mark or ends with
 * an opening one.
 * @param width  of a line, in the unit of the size
 * @param indent  of the first line
 */
export function brokenLines(
  text: string,
  { measure, size, width, indent = 0 }: { measure: Measure; size: number; width: number; indent?: number },
): readonly string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = indent;
  const wide = (part: string): number => measure(part) * size;
  const next = (): void => {
    lines.push(line.join('').trimEnd());
    line = [];
    used = 0;
  };
  for (const part of partsOf(text, wide, width)) {
    const more = wide(part);
    if (line.length > 0 && used + more > width + 0.01) {
      const carried = carriedOver(line, part);
      next();
      for (const one of carried) {
        line.push(one);
        used += wide(one);
      }
      if (part === ' ' && line.length === 0) continue;
    }
    line.push(part);
    used += more;
  }
  if (line.length > 0 || lines.length === 0) next();
  return lines;
}

/** What goes to the next line together with the part that does not fit; something always stays. */
function carriedOver(line: string[], part: string): readonly string[] {
  const carried: string[] = [];
  let first = part;
  while (line.length > 1 && (notFirst.has(first) || notLast.has(line.at(-1) ?? ''))) {
    const last = line.pop() ?? '';
    carried.unshift(last);
    first = last;
  }
  return carried;
}

/** A word that is longer than a line is broken behind its hyphens; what is still longer, like everything else. */
function* partsOf(text: string, wide: Measure, width: number): Generator<string> {
  for (const [word] of text.matchAll(unit))
    for (const part of wide(word) > width ? (word.match(/[^-]+-?|-/gu) ?? []) : [word])
      if ([...part].length > 1 && wide(part) > width) yield* part;
      else yield part;
}
