import type { IsoDate } from '../calendar/iso-date.ts';
import { holdsOn, type LocalType } from '../dispute/local-type.ts';
import { wordKey } from './wording.ts';

/** The local types of a township, by how registers write them. */
export class LocalTypeBook {
  readonly #types = new Map<string, LocalType[]>();

  constructor(types: readonly LocalType[]) {
    // Those of the township first: they go before what holds everywhere.
    const nearFirst = [...types].sort(
      (a, b) => Number(a.townshipId === null) - Number(b.townshipId === null),
    );
    for (const type of nearFirst) {
      for (const key of new Set([type.zh, ...type.wordings].map(wordKey)))
        this.#types.set(key, [...(this.#types.get(key) ?? []), type]);
    }
  }

  /** The type that one of these wordings names on that day. @param keys  as {@link wordKey} makes them */
  find(keys: readonly string[], on: IsoDate): LocalType | undefined {
    for (const key of keys) {
      const found = this.#types.get(key)?.find((type) => holdsOn(type, on));
      if (found) return found;
    }
    return undefined;
  }
}
