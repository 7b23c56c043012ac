import type { DataSource } from 'typeorm';
import { instantOf } from '#casework/dispute';
import { query, type Tx } from '#platform';
import type { CertificatePaper } from './certificate.paper.ts';
import { certificateColumns } from './certificate.record.ts';

/** Certificates as they are printed, oldest first. @param id  only this one */
export async function papersOf(
  on: Tx | DataSource,
  organisationIds: readonly string[] | null,
  id?: string,
): Promise<readonly CertificatePaper[]> {
  const rows = await query<Omit<CertificatePaper, 'issuedAt'> & { micros: number }>(on, {
    name: 'certificate.papers',
    text: `select ${certificateColumns}, o.name as organisation, s.name as issuer from certificate c
           join organisation o on o.id = c.organisation_id left join staff s on s.id = c.issued_by
           where ($1::uuid[] is null or c.organisation_id = any($1)) and ($2::uuid is null or c.id = $2)
           order by c.issued_at, c.id`,
    values: [organisationIds, id ?? null],
  });
  return rows.map(({ micros, ...row }) => ({ ...row, issuedAt: instantOf(micros) }));
}
