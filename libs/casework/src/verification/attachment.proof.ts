import type { DataSource } from 'typeorm';
import { attachmentDigest, attachmentTable, faultOfFile } from '#casework/attachment';
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
  readonly erased_on: string | null;
  readonly added: string | null;
  readonly paper_form: string | null;
  readonly print_id: string | null;
  /** The parts in it are those of the event. */
  readonly has_said_parts: boolean;
  /** What the event that added it says of these. */
  readonly said_form: string | null;
  readonly said_print: string | null;
  readonly commitments: readonly Commitment[] | null;
  readonly removed: string | null;
}

const pageSize = 500;

/** The attachment that an event of a type names; null where there is no such event. */
const named = (event: string, type: string): string =>
  `case when ${event}.type = '${type}' then ${event}.payload ->> 'attachmentId' end`;

/**
 * Proves the files of cases: each as the event that added it commits to, removed by the event that says so, and its stored
 * bytes, where the scope says where these lie.
 * @throws StorageError when the store is out of reach
 */
export async function proveAttachments(
  on: Tx | DataSource,
  vault: Vault,
  scope: Scope,
  findings: Findings,
): Promise<void> {
  await proveNamed(on, scope, findings);
  let last: string | null = null;
  for (;;) {
    const page: readonly StoredAttachment[] = await query<StoredAttachment>(on, {
      name: 'verify.attachments',
      text: `
        select a.*, d.number, ${named('e', 'ATTACH')} as added, e.commitments,
          e.payload ->> 'form' as said_form, e.payload ->> 'printId' as said_print,
          a.parts is not distinct from e.payload -> 'parts' as has_said_parts, ${named('r', 'DETACH')} as removed
        from attachment a join dispute d on d.id = a.dispute_id
        left join dispute_event e on e.dispute_id = a.dispute_id and e.seq = a.added_seq
        left join dispute_event r on r.dispute_id = a.dispute_id and r.seq = a.removed_seq
        where ($1::uuid is null or a.id > $1) and ($2::uuid[] is null or d.township_id = any($2))
          and ($3::uuid[] is null or d.id = any($3))
        order by a.id limit ${pageSize}`,
      values: [last, scope.townshipIds, scope.disputeIds ?? null],
    });
    for (const row of page) await proveAttachment(on, vault, row, scope, findings);
    if (page.length < pageSize) return;
    last = page.at(-1)?.id ?? null;
  }
}

/** Every event that adds or removes a file has its row. */
async function proveNamed(
  on: Tx | DataSource,
  { townshipIds, disputeIds }: Scope,
  findings: Findings,
): Promise<void> {
  const rows = await query<{ disputeId: string; number: string | null; id: string | null }>(on, {
    name: 'verify.attachments-named',
    text: `
      select e.dispute_id as "disputeId", d.number, e.payload ->> 'attachmentId' as id
      from dispute_event e join dispute d on d.id = e.dispute_id
      where e.type in ('ATTACH', 'DETACH') and ($1::uuid[] is null or d.township_id = any($1))
        and ($2::uuid[] is null or d.id = any($2)) and not exists (
          select 1 from attachment a
          where a.dispute_id = e.dispute_id and case e.type when 'ATTACH' then a.added_seq else a.removed_seq end = e.seq)
      order by e.dispute_id, e.seq limit 1000`,
    values: [townshipIds, disputeIds ?? null],
  });
  for (const { disputeId, number, id } of rows)
    findings.about({ id: disputeId, number })('attachment', 'missing', id);
}

async function proveAttachment(
  on: Tx | DataSource,
  vault: Vault,
  row: StoredAttachment,
  { files }: Scope,
  findings: Findings,
): Promise<void> {
  const { id, kind, level, bytes, object_key: objectKey } = row;
  const report = findings.about({ id: row.dispute_id, number: row.number });
  if (row.added !== id) report('attachment.added_seq', 'foreign', id);
  if (row.paper_form !== row.said_form) report('attachment.paper_form', 'foreign', id);
  if (row.print_id !== row.said_print) report('attachment.print_id', 'foreign', id);
  if (!row.has_said_parts) report('attachment.parts', 'foreign', id);
  if (row.removed_seq !== null && row.removed !== id) report('attachment.removed_seq', 'foreign', id);
  const isGone = row.removed_seq !== null || row.erased_on !== null;
  if (isGone === (objectKey !== null)) report('attachment.object_key', 'impossible', id);
  const opened = await openedRow(on, vault, row);
  if (opened === null) {
    report('attachment', 'unreadable', id);
    return;
  }
  const { fileName, sha256, salt, fileKey } = opened;
  if (row.erased_on !== null) {
    if ([fileName, sha256, salt, fileKey, objectKey].some((value) => value !== null))
      report('attachment.erased_on', 'impossible', id);
    findings.erased += 1;
    return;
  }
  if (fileName === null || sha256 === null || salt === null) {
    report('attachment', 'missing', id);
    return;
  }
  const facts = { id, kind, level, mediaType: row.media_type, bytes, fileName, sha256 };
  const promised = row.commitments?.find(({ of, id: about }) => of === 'attachment' && about === id)?.digest;
  if (attachmentDigest(facts, salt) !== promised) report('attachment', 'unproven', id);
  if ((fileKey === null) !== (objectKey === null)) report('attachment.file_key', 'impossible', id);
  if (files === undefined || objectKey === null || fileKey === null) return;
  const fault = await faultOfFile({ id, sha256, bytes, objectKey, fileKey }, files);
  if (fault !== null) report('attachment.object_key', fault, id);
}

/** Null where a value does not open: altered, moved, or of another key. */
async function openedRow(on: Tx | DataSource, vault: Vault, row: StoredAttachment) {
  try {
    const values = decryptedRow(attachmentTable, await vault.key(on, row.key_id), row.id, { ...row });
    return {
      fileName: values.file_name?.toString() ?? null,
      sha256: values.sha256?.toString() ?? null,
      salt: values.salt?.toString() ?? null,
      fileKey: values.file_key ?? null,
    };
  } catch {
    return null;
  }
}
