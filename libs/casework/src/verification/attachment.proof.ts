import { attachmentDigest, attachmentTable } from '#casework/attachment';
import type { Commitment } from '#casework/seal';
import { decryptedRow, query, type Tx, type Vault } from '#platform';
import type { Scope } from './case.record.ts';
import type { Findings } from './difference.ts';

interface StoredAttachment {
  readonly id: string;
  readonly dispute_id: string;
  readonly number: string | null;
  readonly kind: string;
  readonly level: string;
  readonly media_type: string;
  readonly bytes: number;
  readonly object_key: string | null;
  readonly key_id: number;
  readonly removed_seq: number | null;
  readonly added: string | null;
  readonly commitments: readonly Commitment[] | null;
  readonly removed: string | null;
}

const pageSize = 500;

/** The attachment that an event of a type names; null where there is no such event. */
const named = (event: string, type: string): string =>
  `case when ${event}.type = '${type}' then ${event}.payload ->> 'attachmentId' end`;

/**
 * Proves what stands in the tables of the files of cases: each as the event that added it commits to, removed by the event
 * that says so. That the stored bytes are there is not asked: they lie elsewhere, and open as nothing else.
 */
export async function proveAttachments(
  tx: Tx,
  vault: Vault,
  { townshipIds }: Scope,
  findings: Findings,
): Promise<void> {
  let last: string | null = null;
  for (;;) {
    const page: readonly StoredAttachment[] = await query<StoredAttachment>(tx, {
      name: 'verify.attachments',
      text: `
        select a.*, d.number, ${named('e', 'ATTACH')} as added, e.commitments, ${named('r', 'DETACH')} as removed
        from attachment a join dispute d on d.id = a.dispute_id
        left join dispute_event e on e.dispute_id = a.dispute_id and e.seq = a.added_seq
        left join dispute_event r on r.dispute_id = a.dispute_id and r.seq = a.removed_seq
        where ($1::uuid is null or a.id > $1) and ($2::uuid[] is null or d.township_id = any($2))
        order by a.id limit ${pageSize}`,
      values: [last, townshipIds],
    });
    for (const row of page) await proveAttachment(tx, vault, row, findings);
    if (page.length < pageSize) return;
    last = page.at(-1)?.id ?? null;
  }
}

async function proveAttachment(
  tx: Tx,
  vault: Vault,
  row: StoredAttachment,
  findings: Findings,
): Promise<void> {
  const { id, kind, level, bytes } = row;
  const report = findings.about({ id: row.dispute_id, number: row.number });
  if (row.added !== id) report('attachment.added_seq', 'foreign', id);
  if (row.removed_seq !== null && row.removed !== id) report('attachment.removed_seq', 'foreign', id);
  if ((row.removed_seq === null) !== (row.object_key !== null))
    report('attachment.object_key', 'impossible', id);
  try {
    const values = decryptedRow(attachmentTable, await vault.key(tx, row.key_id), id, { ...row });
    const { file_name: fileName, sha256, salt } = values;
    const facts = {
      id,
      kind,
      level,
      mediaType: row.media_type,
      bytes,
      fileName: `${fileName}`,
      sha256: `${sha256}`,
    };
    const promised = row.commitments?.find(
      ({ of, id: about }) => of === 'attachment' && about === id,
    )?.digest;
    if (attachmentDigest(facts, `${salt}`) !== promised) report('attachment', 'unproven', id);
    if ((values.file_key === null) !== (row.object_key === null))
      report('attachment.file_key', 'impossible', id);
  } catch {
    report('attachment', 'unreadable', id);
  }
}
