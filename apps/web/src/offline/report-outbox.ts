import { useSyncExternalStore } from 'react';
import type { CommandInput } from '#domain';
import { Problem } from '../api/problem.ts';
import { forget, keep, kept } from './vault.ts';

/** A report as it waits on the device. */
export interface WaitingReport {
  /** Also the key of idempotency: sent twice, it is entered once. */
  readonly id: string;
  readonly writtenAt: string;
  readonly report: CommandInput<'REPORT'>;
  /** Settled on the spot: who agreed is filled in when the case has its parties. */
  readonly settlement?: SpotSettlement;
  /** Why the server refused it; a person has to look at it. */
  readonly refusal?: { readonly zh: string; readonly en: string };
}

/** What is told together with a report that is already settled. */
export interface SpotSettlement {
  readonly settledOn: string;
  readonly terms: string;
  readonly performedAtOnce: boolean;
  readonly performBy?: string;
  readonly amountFen?: number;
  readonly mediatorIds: [string, ...string[]];
}

const prefix = 'report:';
let waiting: readonly WaitingReport[] = [];
const listeners = new Set<() => void>();
const listen = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function show(reports: readonly WaitingReport[]): void {
  waiting = reports;
  for (const listener of listeners) listener();
}

/** The reports of this person that were not sent yet. */
export const useWaitingReports = (): readonly WaitingReport[] => useSyncExternalStore(listen, () => waiting);

/** Reads what waits from the device. */
export async function loadReports(ownerId: string): Promise<void> {
  const all = await kept(ownerId);
  const reports = [...all]
    .filter(([id]) => id.startsWith(prefix))
    .map(([, report]) => report as WaitingReport);
  show(reports.sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1)));
}

async function put(ownerId: string, report: WaitingReport): Promise<void> {
  await keep(ownerId, prefix + report.id, report);
  await loadReports(ownerId);
}

/** Takes a report from the device for good: it was sent, or its writer gave it up. */
export async function dropReport(ownerId: string, id: string): Promise<void> {
  await forget(prefix + id);
  await loadReports(ownerId);
}

/** What became of handing in a report. */
export type HandedIn = { readonly sent: true; readonly disputeId: string } | { readonly sent: false };

/**
 * Keeps a report and sends it. Without a network it stays on the device and is sent later, exactly once: the server knows
 * its key. @throws Problem when the server refuses it; it stays here until it was mended or given up
 */
export async function handIn(ownerId: string, report: WaitingReport): Promise<HandedIn> {
  await put(ownerId, report);
  try {
    const disputeId = await send(report);
    await dropReport(ownerId, report.id);
    return { sent: true, disputeId };
  } catch (error) {
    if (error instanceof Problem && error.status === 0) return { sent: false };
    throw error;
  }
}

/** Sends everything that waits, oldest first; stops when the line is down. */
export async function sendWaiting(ownerId: string): Promise<void> {
  await loadReports(ownerId);
  for (const report of waiting) {
    if (report.refusal) continue;
    try {
      await send(report);
      await dropReport(ownerId, report.id);
    } catch (error) {
      if (!(error instanceof Problem) || error.status === 0 || error.status >= 500 || error.status === 401)
        return;
      const { zh, en } = error.label;
      await put(ownerId, { ...report, refusal: { zh, en } });
    }
  }
}

async function send({ id, report, settlement }: WaitingReport): Promise<string> {
  const dispute = await post<{ id: string; parties: readonly { id: string }[] }>(
    '/api/v1/disputes',
    id,
    report,
  );
  if (settlement) {
    const consentingPartyIds = dispute.parties.map((party) => party.id);
    await post(`/api/v1/disputes/${dispute.id}/settle-on-spot`, `${id}-settle`, {
      ...settlement,
      consentingPartyIds,
    });
  }
  return dispute.id;
}

async function post<Answer>(path: string, key: string, body: object): Promise<Answer> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  }).catch(() => {
    throw Problem.unreachable();
  });
  if (!response.ok) throw await Problem.from(response);
  return (await response.json()) as Answer;
}
