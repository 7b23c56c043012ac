/** One place in which what is stored is not what the record proves. Never a value: those may name people. */
export interface Difference {
  /** Table and column, e.g. `dispute.holder_id`; the table alone where a whole row is meant. */
  readonly field: string;
  readonly problem: Problem;
  readonly disputeId: string | null;
  /** Case number. */
  readonly number: string | null;
  /** The row of the table: its id, or the number of an event. */
  readonly row: string | null;
}

export const problems = {
  differs: { zh: '与历史不符', en: 'is not what the history gives' },
  missing: { zh: '缺失', en: 'is missing' },
  foreign: { zh: '来历不明', en: 'belongs to nothing' },
  broken: { zh: '链条断裂', en: 'breaks the chain' },
  impossible: { zh: '不可能发生', en: 'cannot have happened' },
  unreadable: { zh: '无法解密', en: 'cannot be decrypted' },
  unproven: { zh: '与封存的摘要不符', en: 'is not what was committed to' },
  rewritten: { zh: '与上次校验证书不符', en: 'does not extend the last certificate' },
} as const;
export type Problem = keyof typeof problems;

/** What a proof says of a row: which column, and what is wrong. */
export type Report = (field: string, problem: Problem, row?: string | number | null) => void;

/** Differences to keep; of a record that is wrong everywhere more would only fill the memory. */
const keptAtMost = 1_000;

/** Collects what the proofs find. */
export class Findings {
  readonly differences: Difference[] = [];
  #count = 0;
  /** Rows that nothing commits to, because they are older than commitments. */
  uncommitted = 0;
  /** Rows whose personal data were erased, with the salt of their digest. */
  erased = 0;

  /** All that were found, also those beyond the first thousand that are kept. */
  get count(): number {
    return this.#count;
  }

  /** Reports about one case, or about none. */
  about(dispute: { readonly id: string; readonly number: string | null } | null): Report {
    return (field, problem, row = null) => {
      this.#count += 1;
      if (this.differences.length >= keptAtMost) return;
      this.differences.push({
        field,
        problem,
        disputeId: dispute?.id ?? null,
        number: dispute?.number ?? null,
        row: row === null ? null : String(row),
      });
    };
  }
}

/** Whether two values of the record are the same; absent and undefined members are the same, as in JSON. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, n) => isSame(item, b[n]))
    );
  }
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  for (const key in left) if (!isSame(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}
