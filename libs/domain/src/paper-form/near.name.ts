/** How many characters must change to make one name of the other. @source Levenshtein, 1965 */
function distance(one: string, other: string): number {
  const [from, to] = [[...one], [...other]];
  let row = Array.from({ length: to.length + 1 }, (_, n) => n);
  for (const [y, character] of from.entries()) {
    const next = [y + 1];
    for (const [x, wanted] of to.entries()) {
      const changed = (row[x] ?? 0) + (character === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[x + 1] ?? 0) + 1, (next[x] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

const lettersIn = (name: string): ReadonlySet<string> => new Set(name);

/**
 * The name that somebody most likely meant.
 * @returns null when none is near: more than half of it would change, and no two characters are the same
 */
export function nearName(name: string, names: readonly string[]): string | null {
  const letters = lettersIn(name);
  const near = names
    .map((other) => ({
      other,
      away: distance(name, other),
      shared: [...lettersIn(other)].filter((letter) => letters.has(letter)).length,
    }))
    .filter(({ away, shared, other }) => away * 2 <= Math.max(name.length, other.length) || shared >= 2)
    .toSorted((one, two) => one.away - two.away || two.shared - one.shared);
  return near[0]?.other ?? null;
}
