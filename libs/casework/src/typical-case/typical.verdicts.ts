/** More than one feed holds, for a handful of townships in one process. */
const keptAtMost = 500;

/**
 * What the check has found about released texts, so that a feed that is asked for every quarter of an hour does not read the
 * records of fifty cases each time. A verdict is kept under everything that it depends on; what changes has another name.
 */
export class Verdicts {
  readonly #isClean = new Map<string, boolean>();

  /** @param of  the texts, the case and the names of the township, each in its version */
  async about(of: readonly (string | number)[], find: () => Promise<boolean>): Promise<boolean> {
    const key = of.join(' ');
    const known = this.#isClean.get(key);
    if (known !== undefined) return known;
    const isClean = await find();
    this.#isClean.set(key, isClean);
    const [oldest] = this.#isClean.keys();
    if (this.#isClean.size > keptAtMost && oldest !== undefined) this.#isClean.delete(oldest);
    return isClean;
  }
}
