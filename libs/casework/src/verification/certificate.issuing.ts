import { createHash, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { noHash } from '#casework/seal';
import { execute, inTransaction, programVersion, query, type Tx } from '#platform';
import type { Scope } from './case.record.ts';
import { type Certificate, certificatesOf, hashOfCertificate } from './certificate.record.ts';
import type { Proven } from './verify.ts';

/** For which part of the tree a certificate is, who asks for it and when. */
export interface CertificateRequest {
  readonly organisationId: string;
  /** Null on the command line. */
  readonly issuedBy: string | null;
  /** ISO instant, UTC, milliseconds. */
  readonly at: string;
}

/** The townships whose record belongs to a part of the tree: itself, or those below it. */
export async function scopeOf(tx: Tx, organisationId: string): Promise<Scope> {
  const rows = await query<{ id: string }>(tx, {
    text: `select id from organisation where kind = 'township' and (id = $1 or parent_id = $1) order by id`,
    values: [organisationId],
  });
  return { townshipIds: rows.map(({ id }) => id), bodyIds: [organisationId] };
}

/**
 * Writes a certificate of a record that was proven without a difference, chained to the one before it.
 * @throws Error when there are differences: what is wrong must not become what the next proof rests on
 */
export async function issueCertificate(
  dataSource: DataSource,
  proven: Proven,
  { organisationId, issuedBy, at }: CertificateRequest,
): Promise<string> {
  if (proven.differenceCount > 0) throw new Error('a record with differences is not certified');
  const { known } = proven;
  return await inTransaction(dataSource, async (tx) => {
    await tx.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `certificate:${organisationId}`,
    ]);
    const before = (await certificatesOf(tx, [organisationId])).at(-1);
    const certificate: Certificate = {
      id: randomUUID(),
      organisationId,
      position: (before?.position ?? 0) + 1,
      issuedAt: at,
      issuedBy,
      programVersion: await programVersion(),
      cases: proven.counts.cases,
      events: proven.counts.events,
      uncommitted: proven.uncommitted,
      root: proven.root,
      heads: proven.heads,
      knownHash: createHash('sha256').update(known).digest('hex'),
    };
    await insert(tx, certificate, known, before?.hash ?? noHash);
    return certificate.id;
  });
}

async function insert(tx: Tx, certificate: Certificate, known: Buffer, previousHash: string): Promise<void> {
  await execute(tx, {
    text: `
      insert into certificate (id, organisation_id, position, issued_at, issued_by, program_version, cases, events,
        uncommitted, root, heads, known, previous_hash, hash)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14)`,
    values: [
      certificate.id,
      certificate.organisationId,
      certificate.position,
      certificate.issuedAt,
      certificate.issuedBy,
      certificate.programVersion,
      certificate.cases,
      certificate.events,
      certificate.uncommitted,
      certificate.root,
      JSON.stringify(certificate.heads),
      known,
      previousHash,
      hashOfCertificate(certificate, previousHash),
    ],
  });
}
