import { query, type Tx } from '#platform';
import { digestOf } from './canonical.ts';
import { committed, newSalt } from './commitment.ts';

/** The tables whose rows are sealed. */
export const sealSubjects = ['audit_entry', 'review_meeting', 'review_decision', 'register_import'] as const;
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
  { chainId, subject, subjectId, at }: Pick<Seal, 'chainId' | 'subject' | 'subjectId' | 'at'>,
): Promise<void> {
  await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`seal:${chainId}`]);
  const [found] = await query<{ row: Record<string, unknown>; position: number; hash: string | null }>(tx, {
    name: `seal.read-${subject}`,
    text: `select ${sealedColumns[subject]} as row, coalesce(last.position, 0) as position, last.hash
           from ${subject} t
           left join lateral (select position, hash from seal where chain_id = $2 order by position desc limit 1) last on true
           where t.id = $1`,
    values: [subjectId, chainId],
  });
  if (found === undefined) throw new Error(`no ${subject} to seal`);
  const salt = newSalt();
  const link: Seal = {
    chainId,
    position: found.position + 1,
    subject,
    subjectId,
    digest: committed(salt, sealedValues(found.row)),
    at,
  };
  const previousHash = found.hash ?? noHash;
  await query(tx, {
    name: 'seal.add',
    text: `insert into seal (chain_id, position, subject, subject_id, digest, salt, at, previous_hash, hash)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      chainId,
      link.position,
      subject,
      subjectId,
      link.digest,
      salt,
      at,
      previousHash,
      hashOfSeal(link, previousHash),
    ],
  });
}
