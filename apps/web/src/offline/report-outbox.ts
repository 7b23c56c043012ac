import type { CommandInput } from '#domain';
import { Problem } from '../api/problem.ts';
import { bringToCase, dropFilesOf } from './file-outbox.ts';
import { shown } from './shown.ts';
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
const waiting = shown<readonly WaitingReport[]>([]);

/** The reports of this person that were not sent yet. */
export const useWaitingReports = (): readonly WaitingReport[] => waiting.use();

/** A report that reached the office. */
export interface SentReport {
  readonly disputeId: string;
  readonly summary: string;
}

const sent = shown<readonly SentReport[]>([]);

/** The reports that were sent since the page was opened, the latest first. Nothing of them stays on the device. */
export const useSentReports = (): readonly SentReport[] => sent.use();

/** Reads what waits from the device. */
async function loadReports(ownerId: string): Promise<readonly WaitingReport[]> {
  const all = await kept(ownerId);
  const reports = [...all]
    .filter(([id]) => id.startsWith(prefix))
    .map(([, report]) => report as WaitingReport);
  waiting.set(reports.sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1)));
  return waiting.get();
}

async function put(ownerId: string, report: WaitingReport): Promise<void> {
  await keep(ownerId, prefix + report.id, report);
  await loadReports(ownerId);
}

/** Takes a report from the device for good. */
async function drop(ownerId: string, id: string): Promise<void> {
  await forget(prefix + id);
  await loadReports(ownerId);
}

/** Gives up a report that was refused, with its files. */
export async function giveUpReport(ownerId: string, id: string): Promise<void> {
  await dropFilesOf(ownerId, { reportId: id });
  await drop(ownerId, id);
}

/** What became of handing in a report. */
export type HandedIn = { readonly sent: true; readonly disputeId: string } | { readonly sent: false };

/**
 * Keeps a report and sends it. Without a network it stays on the device and is sent later, exactly once: the server knows
 * its key. Its files follow by themselves. @throws Problem when the server refuses it; it stays here until it was mended
 * or given up
 */
export async function handIn(ownerId: string, report: WaitingReport): Promise<HandedIn> {
  await put(ownerId, report);
  try {
    return { sent: true, disputeId: await enter(ownerId, report) };
  } catch (error) {
    if (error instanceof Problem && error.status === 0) return { sent: false };
    throw error;
  }
}

/** Sends every report that waits, oldest first; stops when the line is down. */
export async function sendReports(ownerId: string): Promise<void> {
  for (const report of await loadReports(ownerId)) {
    if (report.refusal) continue;
    try {
      await enter(ownerId, report);
    } catch (error) {
      if (!(error instanceof Problem) || error.isForLater) return;
      const { zh, en } = error.label;
      await put(ownerId, { ...report, refusal: { zh, en } });
    }
  }
}

/** Cut off at any point, it is done again from the beginning with the same result. */
async function enter(ownerId: string, { id, report, settlement }: WaitingReport): Promise<string> {
  const dispute = await post<{ id: string; parties: readonly { id: string }[] }>(
    '/api/v1/disputes',
    id,
    report,
  );
  await bringToCase(ownerId, id, dispute.id);
  if (settlement) {
    const consentingPartyIds = dispute.parties.map((party) => party.id);
    await post(`/api/v1/disputes/${dispute.id}/settle-on-spot`, `${id}-settle`, {
      ...settlement,
      consentingPartyIds,
    });
  }
  await drop(ownerId, id);
  sent.set([{ disputeId: dispute.id, summary: report.summary }, ...sent.get()]);
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
