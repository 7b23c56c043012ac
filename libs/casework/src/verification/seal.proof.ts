import { instantOf } from '#casework/dispute';
import {
  committed,
  hashOfSeal,
  noHash,
  type Seal,
  sealedColumns,
  sealedValues,
  sealSubjects,
} from '#casework/seal';
import { query, type Tx } from '#platform';
import type { Scope } from './case.record.ts';
import type { Findings } from './difference.ts';

/** Where the chain of a township stands. */
export interface ChainHead {
  readonly chainId: string;
  readonly position: number;
  readonly hash: string;
}

interface StoredSeal extends Omit<Seal, 'at'> {
  readonly micros: number;
  readonly previousHash: string;
  readonly hash: string;
}

const pageSize = 1_000;

/**
 * Proves the chains of seals, link by link.
 * @param wanted  positions whose hash is asked for: those that certificates remember
 * @returns where each chain stands, and the hash at each wanted position
 */
export async function proveChains(
  tx: Tx,
  scope: Scope,
  findings: Findings,
  wanted: ReadonlySet<string>,
): Promise<{ readonly heads: readonly ChainHead[]; readonly hashes: ReadonlyMap<string, string> }> {
  const report = findings.about(null);
  const heads = new Map<string, ChainHead>();
  const hashes = new Map<string, string>();
  let last: ChainHead | null = null;
  for (;;) {
    const page: readonly StoredSeal[] = await query<StoredSeal>(tx, {
      name: 'verify.seals',
      text: `
        select chain_id as "chainId", position, subject, subject_id as "subjectId", digest,
          (extract(epoch from at) * 1000000)::bigint as micros, previous_hash as "previousHash", hash
        from seal
        where ($1::uuid is null or (chain_id, position) > ($1, $2)) and ($3::uuid[] is null or chain_id = any($3))
        order by chain_id, position limit ${pageSize}`,
      values: [last?.chainId ?? null, last?.position ?? null, chainsOf(scope)],
    });
    for (const { micros, previousHash, hash, ...link } of page) {
      const row = `${link.chainId} ${link.position}`;
      const before = heads.get(link.chainId);
      if (link.position !== (before?.position ?? 0) + 1) report('seal.position', 'broken', row);
      if (previousHash !== (before?.hash ?? noHash)) report('seal.previous_hash', 'broken', row);
      if (hash !== hashOfSeal({ ...link, at: instantOf(micros) }, previousHash))
        report('seal.hash', 'broken', row);
      last = { chainId: link.chainId, position: link.position, hash };
      heads.set(link.chainId, last);
      if (wanted.has(row)) hashes.set(row, hash);
    }
    if (page.length < pageSize) return { heads: [...heads.values()], hashes };
  }
}

const chainsOf = ({ townshipIds, bodyIds }: Scope): readonly string[] | null =>
  townshipIds === null ? null : [...townshipIds, ...(bodyIds ?? [])];

/** Which rows must be sealed: a planned meeting is only a plan, a register that was not entered only a paper. */
const mustBeSealed: Readonly<Record<(typeof sealSubjects)[number], string>> = {
  audit_entry: 'true',
  review_meeting: `t.state <> 'planned'`,
  review_decision: 'true',
  review_minutes: 'true',
  review_slip_receipt: 'true',
  register_import: 't.committed_at is not null',
  legal_hold: 'true',
  destruction_list: 'true',
  destruction_item: 'true',
};

/** When a row came to be; one that claims to be older than seals must be older than the first of them. */
const madeAt: Readonly<Record<(typeof sealSubjects)[number], string>> = {
  audit_entry: 't.at',
  review_meeting: 't.created_at',
  review_decision: 't.decided_at',
  review_minutes: 't.reopened_at',
  review_slip_receipt: 't.issued_at',
  register_import: 't.created_at',
  legal_hold: 't.set_at',
  destruction_list: 't.proposed_at',
  destruction_item: '(select l.proposed_at from destruction_list l where l.id = t.list_id)',
};

/** Whose township a row belongs to, for a scope that is not everything. */
const townshipOf: Readonly<Record<(typeof sealSubjects)[number], string>> = {
  audit_entry: `coalesce((select d.township_id from dispute d where d.id = t.dispute_id), t.organisation_id)`,
  review_meeting: 't.township_id',
  review_decision: '(select m.township_id from review_meeting m where m.id = t.meeting_id)',
  review_minutes: '(select m.township_id from review_meeting m where m.id = t.meeting_id)',
  review_slip_receipt: '(select m.township_id from review_meeting m where m.id = t.meeting_id)',
  register_import: 't.township_id',
  legal_hold: '(select d.township_id from dispute d where d.id = t.dispute_id)',
  destruction_list: 't.township_id',
  destruction_item: '(select l.township_id from destruction_list l where l.id = t.list_id)',
};

/** Proves that every sealed row is as it was when it was last sealed, and that none is gone. */
export async function proveSealedRows(tx: Tx, scope: Scope, findings: Findings): Promise<void> {
  for (const subject of sealSubjects) await proveSubject(tx, subject, scope, findings);
  const gone = await query<{ field: string; row: string }>(tx, {
    text: `
      select s.subject as field, s.subject_id::text as row from seal s
      where s.salt is not null and ($1::uuid[] is null or s.chain_id = any($1))
        and not exists (${sealSubjects.map((subject) => `select 1 from ${subject} t where s.subject = '${subject}' and t.id = s.subject_id`).join(' union all ')})
      group by 1, 2 limit 1000`,
    values: [chainsOf(scope)],
  });
  for (const { field, row } of gone) findings.about(null)(field, 'missing', row);
}

async function proveSubject(
  tx: Tx,
  subject: (typeof sealSubjects)[number],
  scope: Scope,
  findings: Findings,
): Promise<void> {
  const report = findings.about(null);
  let last: string | null = null;
  for (;;) {
    const page: readonly SealedRow[] = await query<SealedRow>(tx, {
      name: `verify.sealed-${subject}`,
      text: `
        select t.id, ${sealedColumns[subject]} as row, s.digest, s.salt, t.predates_seals and coalesce(${madeAt[subject]} < (select min(at) from seal), true) as "predatesSeals",
          ${mustBeSealed[subject]} as "mustBeSealed"
        from ${subject} t
        left join lateral (
          select digest, salt from seal where subject = '${subject}' and subject_id = t.id order by position desc limit 1
        ) s on true
        where ($1::uuid is null or t.id > $1) and ($2::uuid[] is null or ${townshipOf[subject]} = any($2))
        order by t.id limit ${pageSize}`,
      values: [last, chainsOf(scope)],
    });
    for (const { id, row, digest, salt, predatesSeals, mustBeSealed: isPaper } of page) {
      if (digest === null) {
        if (predatesSeals) findings.uncommitted += 1;
        else if (isPaper) report(subject, 'unproven', id);
      } else if (salt === null) report('seal.salt', 'missing', id);
      else if (committed(salt, sealedValues(row)) !== digest) report(subject, 'unproven', id);
    }
    if (page.length < pageSize) return;
    last = page.at(-1)?.id ?? null;
  }
}

interface SealedRow {
  readonly id: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly digest: string | null;
  readonly salt: string | null;
  readonly predatesSeals: boolean;
  readonly mustBeSealed: boolean;
}
