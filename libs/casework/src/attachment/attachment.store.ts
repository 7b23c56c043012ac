import type { DataSource } from 'typeorm';
import { type Person, personSql } from '#casework/organisation';
import {
  type AttachmentKind,
  type AttachmentLevel,
  erasedName,
  type FiledPart,
  type PaperForm,
} from '#domain';
import { decryptedRow, encryptedRow, encryptedTable, execute, query, type Tx, type Vault } from '#platform';
import type { Attachment } from './attachment.ts';

/** The names, hashes and keys of files are encrypted; the files themselves under the key that stands with each. */
export const attachmentTable = encryptedTable({
  table: 'attachment',
  purpose: 'attachment',
  columns: [{ name: 'file_name' }, { name: 'sha256' }, { name: 'salt' }, { name: 'file_key' }],
});

/** Where the bytes of an attachment lie, and the key of them. */
export interface FileContent {
  readonly objectKey: string;
  /** 32 bytes. */
  readonly fileKey: Buffer;
}

/** Who did something to an attachment, and when: from the history. */
interface Act {
  /** ISO instant. */
  readonly at: string;
  readonly by: Person;
}

/** An attachment as stored, in plain. */
export interface StoredAttachment extends Omit<Attachment, 'sha256' | 'form' | 'printId' | 'parts'> {
  readonly disputeId: string;
  /** Null, as the salt, once it was erased; its name then is （已删除）. */
  readonly sha256: string | null;
  readonly salt: string | null;
  /** Which paper of the dossier it is. */
  readonly form: PaperForm | null;
  /** The print of which it is a scan. */
  readonly printId: string | null;
  /** Which of several papers stands on which of its pages; null where it is one that is whole, or none. */
  readonly parts: readonly FiledPart[] | null;
  /** The day on which it was erased together with a party. */
  readonly erasedOn: string | null;
  readonly addedSeq: number;
  readonly removedSeq: number | null;
  /** Null once it was removed. */
  readonly content: FileContent | null;
  readonly added: Act;
  readonly removed: (Act & { readonly reason: string }) | null;
}

interface Row {
  readonly id: string;
  readonly disputeId: string;
  readonly kind: AttachmentKind;
  readonly level: AttachmentLevel;
  readonly mediaType: string;
  readonly bytes: number;
  readonly objectKey: string | null;
  readonly key_id: number;
  readonly addedSeq: number;
  readonly removedSeq: number | null;
  readonly erasedOn: string | null;
  readonly form: PaperForm | null;
  readonly printId: string | null;
  readonly parts: readonly FiledPart[] | null;
  readonly added: Act;
  readonly removed: (Act & { readonly reason: string }) | null;
}

const act = (event: string, further = ''): string => `
  jsonb_build_object('at', ${event}.at, 'by', ${personSql(`${event}.actor_id`, `${event}.actor_organisation_id`)}${further})`;

const selected = `
  select a.id, a.dispute_id as "disputeId", a.kind, a.level, a.media_type as "mediaType", a.bytes,
    a.object_key as "objectKey", a.key_id, a.file_name, a.sha256, a.salt, a.file_key,
    a.erased_on as "erasedOn", a.paper_form as form, a.print_id as "printId", a.parts, a.added_seq as "addedSeq", a.removed_seq as "removedSeq", ${act('added')} as added,
    case when removed.seq is not null then ${act('removed', `, 'reason', removed.payload ->> 'reason'`)} end as removed
  from attachment a
  join dispute_event added on added.dispute_id = a.dispute_id and added.seq = a.added_seq
  left join dispute_event removed on removed.dispute_id = a.dispute_id and removed.seq = a.removed_seq`;

/** Every attachment of a dispute, also those that were removed, in the order in which they were added. */
export async function attachmentsOf(
  on: Tx | DataSource,
  vault: Vault,
  disputeId: string,
): Promise<readonly StoredAttachment[]> {
  const rows = await query<Row>(on, {
    name: 'attachment.of',
    text: `${selected} where a.dispute_id = $1 order by a.added_seq`,
    values: [disputeId],
  });
  const attachments: StoredAttachment[] = [];
  for (const row of rows) attachments.push(await decrypted(on, vault, row));
  return attachments;
}

/** One attachment of a dispute. @returns undefined when it has none of this id */
export async function attachmentOf(
  on: Tx | DataSource,
  vault: Vault,
  disputeId: string,
  id: string,
): Promise<StoredAttachment | undefined> {
  const [row] = await query<Row>(on, {
    name: 'attachment.one',
    text: `${selected} where a.dispute_id = $1 and a.id = $2`,
    values: [disputeId, id],
  });
  return row && (await decrypted(on, vault, row));
}

async function decrypted(on: Tx | DataSource, vault: Vault, row: Row): Promise<StoredAttachment> {
  const { key_id, objectKey, added, removed, ...facts } = row;
  const values = decryptedRow(attachmentTable, await vault.key(on, key_id), row.id, { ...row });
  const { file_name, sha256, salt, file_key: fileKey } = values;
  return {
    ...facts,
    added: { ...added, at: instant(added.at) },
    removed: removed && { ...removed, at: instant(removed.at) },
    fileName: file_name?.toString() ?? erasedName,
    sha256: sha256?.toString() ?? null,
    salt: salt?.toString() ?? null,
    content: objectKey === null || !fileKey ? null : { objectKey, fileKey },
  };
}

/** PostgreSQL writes an instant into JSON with its offset. */
const instant = (at: string): string => new Date(at).toISOString();

/** Writes the row of an attachment that the event `addedSeq` of its dispute has added; its bytes are loose no more. */
export async function insertAttachment(
  tx: Tx,
  vault: Vault,
  disputeId: string,
  attachment: Attachment & FileContent & { readonly salt: string; readonly addedSeq: number },
): Promise<void> {
  const { id, kind, level, mediaType, bytes, objectKey, addedSeq, form, printId, parts } = attachment;
  const key = await vault.current(tx, attachmentTable.purpose);
  const row = encryptedRow(attachmentTable, key, id, {
    file_name: attachment.fileName,
    sha256: attachment.sha256,
    salt: attachment.salt,
    file_key: attachment.fileKey,
  });
  await execute(tx, {
    name: 'attachment.add',
    text: `
      with kept as (delete from loose_object where object_key = $7)
      insert into attachment (id, dispute_id, kind, level, media_type, bytes, object_key, key_id, file_name, sha256, salt,
        file_key, added_seq, paper_form, print_id, parts)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    values: [
      id,
      disputeId,
      kind,
      level,
      mediaType,
      bytes,
      objectKey,
      row.key_id,
      row.file_name,
      row.sha256,
      row.salt,
      row.file_key,
      addedSeq,
      form ?? null,
      printId ?? null,
      parts ? JSON.stringify(parts) : null,
    ],
  });
}

/**
 * What lies in a case with so many bytes, at this level: among these is the file that was filed before.
 * @param bytes  of the file as it was handed in
 */
export async function attachmentsLike(
  tx: Tx,
  vault: Vault,
  disputeId: string,
  { bytes, level }: Pick<Attachment, 'bytes' | 'level'>,
): Promise<readonly StoredAttachment[]> {
  const rows = await query<Row>(tx, {
    name: 'attachment.like',
    text: `${selected} where a.dispute_id = $1 and a.bytes = $2 and a.level = $3
           and a.removed_seq is null and a.erased_on is null order by a.added_seq`,
    values: [disputeId, bytes, level],
  });
  const attachments: StoredAttachment[] = [];
  for (const row of rows) attachments.push(await decrypted(tx, vault, row));
  return attachments;
}

/** What a code is held against. */
export interface NamedPrint {
  readonly id: string;
  readonly form: PaperForm;
  readonly version: number;
  readonly digest: string;
}

/** What was printed of a case. */
export async function namedPrints(on: Tx | DataSource, disputeId: string): Promise<readonly NamedPrint[]> {
  return await query<NamedPrint>(on, {
    name: 'attachment.prints',
    text: 'select id, form, version, digest from paper_print where dispute_id = $1',
    values: [disputeId],
  });
}

/**
 * Marks an attachment as removed by the event `removedSeq`: its bytes are loose from now on and their key is forgotten.
 * @returns the name of the bytes; undefined when it was removed or erased before
 */
export async function markRemoved(tx: Tx, id: string, removedSeq: number): Promise<string | undefined> {
  const [row] = await query<{ objectKey: string }>(tx, {
    name: 'attachment.remove',
    text: `
      with found as (
        select id, object_key from attachment where id = $1 and removed_seq is null and object_key is not null),
      loosened as (
        insert into loose_object (object_key) select object_key from found)
      update attachment a set removed_seq = $2, object_key = null, file_key = null
      from found where a.id = found.id returning found.object_key as "objectKey"`,
    values: [id, removedSeq],
  });
  return row?.objectKey;
}

/** So many attachments has a dispute, those that were removed included. */
export async function countOf(tx: Tx, disputeId: string): Promise<number> {
  const [row] = await query<{ count: number }>(tx, {
    name: 'attachment.count',
    text: 'select count(*)::int as count from attachment where dispute_id = $1',
    values: [disputeId],
  });
  return row?.count ?? 0;
}
