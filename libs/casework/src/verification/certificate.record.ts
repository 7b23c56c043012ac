import { instantOf } from '#casework/dispute';
import { digestOf, noHash } from '#casework/seal';
import { query, type Tx } from '#platform';
import type { Scope } from './case.record.ts';
import type { Findings } from './difference.ts';
import type { ChainHead } from './seal.proof.ts';

/** What the record was when it was proven. Everything in it is covered by its hash. */
export interface Certificate {
  readonly id: string;
  /** The part of the tree whose record it is about. */
  readonly organisationId: string;
  /** Counted from 1 for each part, without gaps. */
  readonly position: number;
  /** ISO instant, UTC, milliseconds. */
  readonly issuedAt: string;
  /** Null where it was issued on the command line. */
  readonly issuedBy: string | null;
  readonly programVersion: string;
  readonly cases: number;
  readonly events: number;
  readonly uncommitted: number;
  readonly root: string;
  readonly heads: readonly ChainHead[];
  /** SHA-256 of the packed cases. */
  readonly knownHash: string;
}

/** A certificate with its link in the chain of its organisation. */
export interface StoredCertificate extends Certificate {
  readonly previousHash: string;
  readonly hash: string;
}

/** Chains a certificate to its predecessor. */
export function hashOfCertificate(certificate: Certificate, previousHash: string): string {
  return digestOf({ ...certificate, previousHash });
}

/** The select list of a {@link StoredCertificate}, from `certificate c`. */
export const certificateColumns = `
  c.id, c.organisation_id as "organisationId", c.position, (extract(epoch from c.issued_at) * 1000000)::bigint as micros,
  c.issued_by as "issuedBy", c.program_version as "programVersion", c.cases, c.events, c.uncommitted, c.root, c.heads,
  encode(sha256(c.known), 'hex') as "knownHash", c.previous_hash as "previousHash", c.hash`;

/** The certificates of some organisations (null: of all), each organisation's oldest first. */
export async function certificatesOf(
  tx: Tx,
  organisationIds: readonly string[] | null,
): Promise<readonly StoredCertificate[]> {
  const rows = await query<Omit<StoredCertificate, 'issuedAt'> & { micros: number }>(tx, {
    name: 'certificate.of',
    text: `select ${certificateColumns} from certificate c where $1::uuid[] is null or c.organisation_id = any($1)
           order by c.organisation_id, c.position`,
    values: [organisationIds],
  });
  return rows.map(({ micros, ...row }) => ({ ...row, issuedAt: instantOf(micros) }));
}

/** The packed cases that a certificate knew. */
export async function knownTo(tx: Tx, { id }: Pick<Certificate, 'id'>): Promise<Buffer> {
  const [row] = await query<{ known: Buffer }>(tx, {
    text: `select known from certificate where id = $1`,
    values: [id],
  });
  return row?.known ?? Buffer.alloc(0);
}

/** Proves the chains of certificates. @returns the latest of each organisation */
export async function proveCertificates(
  tx: Tx,
  { townshipIds, bodyIds }: Scope,
  findings: Findings,
): Promise<readonly StoredCertificate[]> {
  const report = findings.about(null);
  const latest = new Map<string, StoredCertificate>();
  const organisations = townshipIds && [...townshipIds, ...(bodyIds ?? [])];
  for (const stored of await certificatesOf(tx, organisations)) {
    const { previousHash, hash, ...certificate } = stored;
    const before = latest.get(stored.organisationId);
    if (stored.position !== (before?.position ?? 0) + 1) report('certificate.position', 'broken', stored.id);
    if (previousHash !== (before?.hash ?? noHash)) report('certificate.previous_hash', 'broken', stored.id);
    if (hash !== hashOfCertificate(certificate, previousHash))
      report('certificate.hash', 'broken', stored.id);
    latest.set(stored.organisationId, stored);
  }
  return [...latest.values()];
}
