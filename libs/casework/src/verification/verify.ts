import { setImmediate as breathe } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { learnRuleBook } from '#casework/deadline';
import { proveEditions } from '#casework/statistics';
import { noSuchDispute } from '#domain';
import { inTransaction, type ObjectStore, query, type Tx, type Vault } from '#platform';
import { proveAttachments } from './attachment.proof.ts';
import { type CaseRecord, casesOf, type Scope } from './case.record.ts';
import { knownTo, proveCertificates, type StoredCertificate } from './certificate.record.ts';
import { proveDeadlines } from './deadline.proof.ts';
import { type Difference, Findings } from './difference.ts';
import { type Retraced, retrace } from './history.retracing.ts';
import { type KnownCase, KnownCases, packed, Root } from './known.cases.ts';
import { proveIntake, proveParties } from './party.proof.ts';
import { proveRegisters } from './register.proof.ts';
import { proveReferences, proveRow } from './row.proof.ts';
import { type ChainHead, proveChains, proveSealedRows } from './seal.proof.ts';
import { proveSealedNotes } from './sealed-note.proof.ts';
import { proveTables } from './table.proofs.ts';

/** What a proof of the record found. */
interface Verification {
  readonly counts: {
    readonly cases: number;
    readonly events: number;
    readonly parties: number;
    readonly deadlines: number;
    readonly seals: number;
    readonly certificates: number;
  };
  /** Rows and events that are older than commitments and that nothing but themselves proves. */
  readonly uncommitted: number;
  readonly erased: number;
  /** SHA-256 over id, version and head of every case, in the order of the ids. */
  readonly root: string;
  /** Where the chains of seals stand. */
  readonly heads: readonly ChainHead[];
  /** Empty when the record proves everything that is stored; at most the first thousand. */
  readonly differences: readonly Difference[];
  readonly differenceCount: number;
}

/** Told after every batch. */
export type Progress = (done: {
  readonly cases: number;
  readonly events: number;
  readonly of: number;
}) => void;

/** {@link Verification} with the cases that a certificate is to remember. */
export interface Proven extends Verification {
  /** Packed, in the order of the ids. */
  readonly known: Buffer;
}

const everything: Scope = { townshipIds: null };

/** One unchanging view of the record for as long as the work takes; others go on writing. */
export async function inRecord<Result>(
  dataSource: DataSource,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  return await inTransaction(
    dataSource,
    async (tx) => {
      await query(tx, { text: 'set transaction read only' });
      // A long check waits for nobody: it holds a view, no lock on anything.
      await query(tx, { text: 'set local idle_in_transaction_session_timeout = 0' });
      await query(tx, { text: `set local work_mem = '64MB'` });
      await learnRuleBook(tx);
      return await work(tx);
    },
    { isolation: 'REPEATABLE READ' },
  );
}

/** Proves one case. @throws RuleError kind "not-found" */
export async function verifyCase(
  on: Tx | DataSource,
  vault: Vault,
  disputeId: string,
  files?: ObjectStore,
): Promise<{
  readonly events: number;
  readonly state: string;
  /** Hash of the latest event. */
  readonly head: string;
  readonly differences: readonly Difference[];
}> {
  const known = await bodiesAndPeople(on);
  const scope: Scope = { townshipIds: null, disputeIds: [disputeId], files };
  for await (const [record] of casesOf(on, vault, scope)) {
    if (record === undefined) break;
    const findings = new Findings();
    const { snapshot, head } = proveCase(record, known, findings);
    await proveAttachments(on, vault, scope, findings);
    await proveSealedNotes(on, scope, findings);
    return { events: record.events.length, state: snapshot.value, head, differences: findings.differences };
  }
  throw noSuchDispute();
}

/**
 * Proves the record: folds every history through the machine and holds against it everything that is stored. Reads
 * only; to be called in {@link inRecord}, so that what it sees is of one moment.
 */
export async function verifyRecord(
  tx: Tx,
  vault: Vault,
  scope: Scope = everything,
  onProgress: Progress = () => undefined,
): Promise<Proven> {
  const findings = new Findings();
  const certificates = await proveCertificates(tx, scope, findings);
  const chains = await proveChains(tx, scope, findings, wantedPositions(certificates));
  proveExtended(certificates, chains.hashes, findings);
  await proveSealedRows(tx, scope, findings);
  await proveTables(tx, scope, findings);
  await proveRegisters(tx, vault, scope, findings);
  await proveAttachments(tx, vault, scope, findings);
  await proveEditions(tx, scope.townshipIds, findings.about(null));
  await proveSealedNotes(tx, scope, findings);
  const { root, known, ...counts } = await proveCases(tx, vault, scope, certificates, findings, onProgress);
  return {
    counts: {
      ...counts,
      seals: chains.heads.reduce((sum, { position }) => sum + position, 0),
      certificates: certificates.reduce((sum, { position }) => sum + position, 0),
    },
    uncommitted: findings.uncommitted,
    erased: findings.erased,
    root,
    known,
    heads: chains.heads,
    differences: findings.differences,
    differenceCount: findings.count,
  };
}

/** Cases at a time: a few milliseconds. */
const breathAfter = 20;

async function proveCases(
  tx: Tx,
  vault: Vault,
  scope: Scope,
  certificates: readonly StoredCertificate[],
  findings: Findings,
  onProgress: Progress,
) {
  const [total] = await query<{ count: number }>(tx, {
    text: `select count(*) as count from dispute where $1::uuid[] is null or township_id = any($1)`,
    values: [scope.townshipIds],
  });
  const bodies = await bodiesAndPeople(tx);
  const remembered: { readonly certificate: StoredCertificate; readonly cases: KnownCases }[] = [];
  for (const certificate of certificates)
    remembered.push({ certificate, cases: new KnownCases(await knownTo(tx, certificate), certificate.root) });
  const root = new Root();
  const known: Buffer[] = [];
  const counts = { cases: 0, events: 0, parties: 0, deadlines: 0 };
  const reportOf = (id: string) => findings.about({ id, number: null });
  for await (const batch of casesOf(tx, vault, scope)) {
    const seen: KnownCase[] = [];
    for (const [n, record] of batch.entries()) {
      // Others are answered meanwhile, and the next batch comes in.
      if (n % breathAfter === 0) await breathe();
      const { head } = proveCase(record, bodies, findings);
      const { id, number } = record.row;
      for (const { cases } of remembered)
        cases.pass(
          id,
          (version) => record.events[version - 1]?.hash,
          (about) => (about === id ? findings.about({ id, number }) : reportOf(about)),
        );
      const one = { id, version: record.events.length, head };
      root.add(one);
      seen.push(one);
      counts.cases += 1;
      counts.events += record.events.length;
      counts.parties += record.parties.length;
      counts.deadlines += record.deadlines.length;
    }
    known.push(packed(seen));
    onProgress({ cases: counts.cases, events: counts.events, of: total?.count ?? counts.cases });
  }
  for (const { certificate, cases } of remembered) {
    if (!cases.end(reportOf)) findings.about(null)('certificate.root', 'rewritten', certificate.id);
  }
  return { ...counts, root: root.digest(), known: Buffer.concat(known) };
}

function proveCase(record: CaseRecord, known: ReadonlySet<string>, findings: Findings): Retraced {
  const report = findings.about(record.row);
  const retraced = retrace(record, report);
  findings.uncommitted += record.events.filter(({ commitments }) => commitments === undefined).length;
  try {
    proveRow(record, retraced, report);
    proveReferences(record, retraced, known, report);
    proveParties(record, findings, report);
    proveIntake(record, findings, report);
    if (retraced.isWhole) findings.uncommitted += proveDeadlines(record.deadlines, retraced.ledger, report);
  } catch {
    // A value of a kind that no proof expected: whatever it is, the record did not write it.
    report('dispute', 'impossible');
  }
  return retraced;
}

/** Ids of every organisation and of everybody who ever worked in one. */
async function bodiesAndPeople(on: Tx | DataSource): Promise<ReadonlySet<string>> {
  const rows = await query<{ id: string }>(on, {
    text: `select id from organisation union all select id from staff`,
  });
  return new Set(rows.map(({ id }) => id));
}

const placeOf = ({ chainId, position }: ChainHead): string => `${chainId} ${position}`;

const wantedPositions = (certificates: readonly StoredCertificate[]): ReadonlySet<string> =>
  new Set(certificates.flatMap(({ heads }) => heads.map(placeOf)));

/** The chains of seals go on from where the certificates saw them. */
function proveExtended(
  certificates: readonly StoredCertificate[],
  hashes: ReadonlyMap<string, string>,
  findings: Findings,
): void {
  for (const { heads } of certificates) {
    for (const head of heads) {
      if (hashes.get(placeOf(head)) !== head.hash) findings.about(null)('seal', 'rewritten', placeOf(head));
    }
  }
}
