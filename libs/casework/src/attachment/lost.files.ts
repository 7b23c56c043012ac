import type { DataSource } from 'typeorm';
import { notify } from '#casework/notification';
import { peopleOf } from '#casework/organisation';
import { digestOf } from '#casework/seal';
import { decryptedRow, query, type Tx, type Vault } from '#platform';
import { attachmentTable } from './attachment.store.ts';

/** A file of a case whose stored bytes are lost or damaged, as somebody names it who has to look for it. */
export interface LostFile {
  readonly disputeId: string;
  /** Case number; null while the case has none. */
  readonly number: string | null;
  readonly fileName: string;
}

interface Row {
  readonly id: string;
  readonly disputeId: string;
  readonly number: string | null;
  readonly key_id: number;
}

/** The files behind names of stored bytes, in the order of their cases. For whoever holds the key ring; never for a log. */
export async function filesBehind(
  on: Tx | DataSource,
  vault: Vault,
  objectKeys: readonly string[],
): Promise<readonly LostFile[]> {
  const rows = await query<Row>(on, {
    text: `select a.*, a.dispute_id as "disputeId", d.number from attachment a join dispute d on d.id = a.dispute_id
           where a.object_key = any($1::text[]) order by d.number nulls last, a.dispute_id, a.added_seq`,
    values: [objectKeys],
  });
  const files: LostFile[] = [];
  for (const { id, disputeId, number, key_id, ...row } of rows) {
    const { file_name } = decryptedRow(attachmentTable, await vault.key(on, key_id), id, { ...row });
    files.push({ disputeId, number, fileName: String(file_name) });
  }
  return files;
}

/** Case numbers that one notification names. */
const namedAtMost = 5;

/**
 * Tells the administrators and auditors of each township, once a day, that bytes of its files are lost or damaged, and of
 * which cases. Not which files: their names may name people, and neither reads cases in full.
 */
export async function tellOfLostFiles(
  tx: Tx,
  objectKeys: readonly string[],
  { today, at }: { readonly today: string; readonly at: string },
): Promise<void> {
  const townships = await query<{ id: string; files: number; numbers: readonly (string | null)[] }>(tx, {
    text: `select d.township_id as id, count(*)::int as files,
             array_agg(distinct d.number order by d.number nulls last) as numbers
           from attachment a join dispute d on d.id = a.dispute_id
           where a.object_key = any($1::text[]) group by 1 order by 1`,
    values: [objectKeys],
  });
  for (const { id: townshipId, files, numbers } of townships) {
    const named = numbers.slice(0, namedAtMost).map((number) => number ?? '—');
    const cases = [...named, ...(numbers.length > namedAtMost ? ['…'] : [])].join(' ');
    await notify(tx, await peopleOf(tx, { to: 'keepers', townshipId }, today), {
      disputeId: null,
      kind: 'files.lost',
      facts: { files, cases },
      source: `files.lost:${today}:${digestOf([townshipId, files, cases]).slice(0, 16)}`,
      at,
    });
  }
}
