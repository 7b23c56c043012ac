import { earthlyBranches, heavenlyStems } from '../calendar/stems.branches.ts';

const letters = [...heavenlyStems, ...earthlyBranches];
const rounds = [...'二三四五六七八九'];

/** 某甲 … 某癸, 某子 … 某亥, then 某甲二: as many as there are people. @param n counted from 0 */
export function pseudonym(n: number): string {
  const letter = letters[n % letters.length] ?? '';
  const round = Math.floor(n / letters.length);
  return `某${letter}${round === 0 ? '' : (rounds[round - 1] ?? String(round + 1))}`;
}

/** Who is called what in one draft: the same person always the same. */
export class Cast {
  readonly #names = new Map<string, string>();

  /** @param key of the person, e.g. the name in its plainest spelling */
  of(key: string): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const name = pseudonym(this.#names.size);
    this.#names.set(key, name);
    return name;
  }
}
