import { Injectable } from '@nestjs/common';
import { RuleError } from '#domain';
import { query, type Tx } from '#platform';
import { LooseObjects } from './loose.objects.ts';

/** Files that were erased: their rows, and the names of the bytes that are now nobody's. */
export interface ErasedFiles {
  readonly ids: readonly string[];
  readonly objectKeys: readonly string[];
}

/** Takes files out of a case for good: bytes, name, hash and salt. What was only removed keeps all but the bytes. */
@Injectable()
export class AttachmentErasure {
  constructor(private readonly loose: LooseObjects) {}

  /**
   * Empties the rows of files, also of those that were removed before; that they were there stays in the history.
   * @param ids  files of this case; null for all of them
   * @param at  ISO instant; its day in the office stands in the rows
   * @throws RuleError kind "invalid", code "no-such-attachment", at the id that is none of this case
   */
  async erase(tx: Tx, disputeId: string, ids: readonly string[] | null, at: string): Promise<ErasedFiles> {
    const found = await query<{ id: string; objectKey: string | null; isErased: boolean }>(tx, {
      text: `select id, object_key as "objectKey", erased_on is not null as "isErased" from attachment
             where dispute_id = $1 and ($2::uuid[] is null or id = any($2)) order by added_seq for update`,
      values: [disputeId, ids],
    });
    const known = new Set(found.map(({ id }) => id));
    const unknown = (ids ?? []).findIndex((id) => !known.has(id));
    if (unknown >= 0) throw notOfThisCase(unknown);
    const left = found.filter(({ isErased }) => !isErased);
    const objectKeys = left.flatMap(({ objectKey }) => objectKey ?? []);
    await query(tx, {
      text: `
        with loosened as (insert into loose_object (object_key) select unnest($2::text[]))
        update attachment set erased_on = ($3::timestamptz at time zone 'Asia/Shanghai')::date,
          object_key = null, file_key = null, file_name = null, sha256 = null, salt = null
        where id = any($1::uuid[])`,
      values: [left.map(({ id }) => id), objectKeys, at],
    });
    return { ids: left.map(({ id }) => id), objectKeys };
  }

  /** Removes the bytes at once; where that fails, the sweep of the night does it. To be called after the commit. */
  async drop({ objectKeys }: ErasedFiles): Promise<void> {
    for (const objectKey of objectKeys) await this.loose.drop(objectKey);
  }
}

function notOfThisCase(n: number): RuleError {
  const [message, messageZh] = ['The case has no such attachment', '本案没有这个附件'];
  const errors = [{ pointer: `/attachmentIds/${n}`, message, messageZh }];
  return new RuleError({ kind: 'invalid', code: 'no-such-attachment', message, messageZh, errors });
}
