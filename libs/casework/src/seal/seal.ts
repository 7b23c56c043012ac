import { query, type Tx } from '#platform';
import { digestOf } from './canonical.ts';
import { committed, newSalt } from './commitment.ts';

/** The tables whose rows are sealed. */
export const sealSubjects = [
  'audit_entry',
  'review_meeting',
  'review_decision',
  'review_minutes',
  'review_slip_receipt',
  'register_import',
  'legal_hold',
  'destruction_list',
  'destruction_item',
] as const;
type SealSubject = (typeof sealSubjects)[number];

/** One link of the chain of a township. Everything in it is covered by its hash, but for the salt. */
export interface Seal {
  /** The township, or the body above it where something belongs to no township. */
  readonly chainId: string;
  /** Counted from 1, without gaps. */
  readonly position: number;
  readonly subject: SealSubject;
  readonly subjectId: string;
  readonly digest: string;
  /** ISO instant, UTC, milliseconds. */
  readonly at: string;
}

/** The hash before the first link of any chain. */
export const noHash = '0'.repeat(64);

/** Chains a seal to its predecessor. */
export function hashOfSeal(seal: Seal, previousHash: string): string {
  return digestOf({ ...seal, previousHash });
}

/** What of a row is sealed; a register's content and corrections only by their hashes: they are deleted and change keys. */
export const sealedColumns: Readonly<Record<SealSubject, string>> = {
  audit_entry: 'to_jsonb(t)',
  review_meeting: 'to_jsonb(t)',
  review_decision: 'to_jsonb(t)',
  review_minutes: 'to_jsonb(t)',
  review_slip_receipt: 'to_jsonb(t)',
  legal_hold: 'to_jsonb(t)',
  destruction_list: 'to_jsonb(t)',
  destruction_item: 'to_jsonb(t)',
  register_import: `to_jsonb(t) - array['content', 'corrections', 'key_id', 'plain_content']`,
};

/** The values of a row as they are sealed: what is null is left out, so that a later column changes no old digest. */
export function sealedValues(row: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

/**
 * Seals a row as it stands now in this transaction; to be called after every write of it, and last: the chain of the
 * township stays locked until the transaction ends.
 * @throws Error when the row is not there
 */
export async function seal(
  tx: Tx,
  { subjectId, ...rest }: Pick<Seal, 'chainId' | 'subject' | 'subjectId' | 'at'>,
): Promise<void> {
  await sealAll(tx, { ...rest, subjectIds: [subjectId] });
}

/**
 * Seals several rows of one table, one link each in the given order, in as many round trips as one.
 * @throws Error when a row is not there
 */
export async function sealAll(
  tx: Tx,
  {
    chainId,
    subject,
    subjectIds,
    at,
  }: Pick<Seal, 'chainId' | 'subject' | 'at'> & { readonly subjectIds: readonly string[] },
): Promise<void> {
  if (subjectIds.length === 0) return;
  await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`seal:${chainId}`]);
  const found = await query<{ row: Record<string, unknown>; position: number; hash: string | null }>(tx, {
    name: `seal.read-${subject}`,
    text: `select ${sealedColumns[subject]} as row, coalesce(last.position, 0) as position, last.hash
           from unnest($1::uuid[]) with ordinality as wanted (id, n)
           join ${subject} t on t.id = wanted.id
           left join lateral (select position, hash from seal where chain_id = $2 order by position desc limit 1) last on true
           order by wanted.n`,
    values: [subjectIds, chainId],
  });
  if (found.length !== subjectIds.length) throw new Error(`no ${subject} to seal`);
  let previousHash = found[0]?.hash ?? noHash;
  const links = found.map(({ row, position }, n) => {
    const salt = newSalt();
    const link = {
      position: position + n + 1,
      subjectId: subjectIds[n] ?? '',
      digest: committed(salt, sealedValues(row)),
    };
    const linked = {
      ...link,
      salt,
      previousHash,
      hash: hashOfSeal({ chainId, subject, at, ...link }, previousHash),
    };
    previousHash = linked.hash;
    return linked;
  });
  await query(tx, {
    name: 'seal.add',
    text: `insert into seal (chain_id, position, subject, subject_id, digest, salt, at, previous_hash, hash)
           select $1, l.position, $2, l."subjectId", l.digest, l.salt, $3, l."previousHash", l.hash
           from jsonb_to_recordset($4::jsonb)
             as l (position integer, "subjectId" uuid, digest text, salt text, "previousHash" text, hash text)`,
    values: [chainId, subject, at, JSON.stringify(links)],
  });
}
