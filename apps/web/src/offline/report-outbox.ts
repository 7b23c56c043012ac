import { type CommandInput, dayInShanghai, type Label } from '#domain';
import { Problem } from '../api/problem.ts';
import { forgetDraft, hasDraft } from './drafts.ts';
import { dropFilesOf, moveFiles } from './file-outbox.ts';
import { holdsUpAll, isRefusal, post } from './post.ts';
import { shown } from './shown.ts';
import { forget, keep, kept } from './vault.ts';

/** A report as it waits on the device. */
export interface WaitingReport {
  /** Also the key of idempotency: sent twice, it is entered once. */
  readonly id: string;
  readonly writtenAt: string;
  readonly report: CommandInput<'REPORT'>;
  /** Settled on the spot: the ids of those who agreed are filled in when the case has its parties. */
  readonly settlement?: SpotSettlement;
  /** Its case, as soon as there is one: from then on only the settlement waits. */
  readonly disputeId?: string;
  /** Why the server refused it; a person has to look at it. */
  readonly refusal?: Label;
}

/** What is told together with a report that is already settled; all parties have consented. */
export type SpotSettlement = Omit<CommandInput<'SETTLE_ON_SPOT'>, 'consentingPartyIds'>;

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
export async function loadReports(ownerId: string): Promise<readonly WaitingReport[]> {
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

/** Takes a report from the device; its files stay. */
export async function dropReport(ownerId: string, id: string): Promise<void> {
  await forget(prefix + id);
  await loadReports(ownerId);
}

/** Gives up a report that was refused, with its files; those of the draft in the form stay. */
export async function giveUpReport(ownerId: string, id: string): Promise<void> {
  if (!(await hasDraft(ownerId, id))) await dropFilesOf(ownerId, { reportId: id });
  await dropReport(ownerId, id);
}

/** What became of handing in a report. */
export type HandedIn =
  | { readonly sent: true; readonly disputeId: string; readonly isSettlementRefused: boolean }
  /** It waits; `status` says why: 0 without a line, 401 until somebody signs in. */
  | { readonly sent: false; readonly status: number };

/**
 * Keeps a report and sends it. What may be accepted later stays on the device and is sent then, exactly once: the server
 * knows its key. Its files follow by themselves. @throws Problem when the server refuses it; then it is in the form only
 */
export async function handIn(ownerId: string, report: WaitingReport): Promise<HandedIn> {
  await put(ownerId, report);
  try {
    return { sent: true, ...(await enter(ownerId, report)) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.isForLater) return { sent: false, status: error.status };
    await dropReport(ownerId, report.id);
    throw error;
  }
}

/** Sends every report that waits, oldest first; stops when nothing can be sent now. */
export async function sendReports(ownerId: string): Promise<void> {
  for (const report of await loadReports(ownerId)) {
    if (report.refusal) continue;
    try {
      await enter(ownerId, report);
      // The page was closed between handing in and emptying the form.
      await forgetDraft(report.id);
    } catch (error) {
      if (holdsUpAll(error)) return;
      if (isRefusal(error)) await refuse(ownerId, report, whyOf(error));
    }
  }
}

/** Writes down why, unless whoever handed it in was told at the same time and has it in the form again. */
async function refuse(ownerId: string, report: WaitingReport, refusal: Label): Promise<void> {
  const isStillHere = (await loadReports(ownerId)).some(({ id }) => id === report.id);
  if (isStillHere) await put(ownerId, { ...report, refusal });
}

const whyOf = ({ faults: [first], label }: Problem): Label => first?.label ?? label;

interface Entered {
  readonly disputeId: string;
  readonly isSettlementRefused: boolean;
}

/** Cut off at any point, it is done again from where it was with the same result. */
async function enter(ownerId: string, waitingReport: WaitingReport): Promise<Entered> {
  const { id, report, settlement } = waitingReport;
  const dispute = await enterCase(waitingReport);
  const disputeId = dispute.id;
  if (waitingReport.disputeId === undefined && settlement)
    await put(ownerId, { ...waitingReport, disputeId });
  await moveFiles(ownerId, { reportId: id }, { disputeId });
  const refusal = settlement ? await settle(id, dispute, settlement) : null;
  if (refusal) await put(ownerId, { ...waitingReport, disputeId, refusal });
  else {
    await dropReport(ownerId, id);
    const others = sent.get().filter((one) => one.disputeId !== disputeId);
    sent.set([{ disputeId, summary: report.summary }, ...others]);
  }
  return { disputeId, isSettlementRefused: refusal !== null };
}

interface EnteredCase {
  readonly id: string;
  readonly parties: readonly { readonly id: string }[];
}

/**
 * What is sent on the day it was written leaves the day to the server. Sent later, it says its own; unless the key tells
 * that it had arrived on the first day and only the answer was lost.
 */
async function enterCase({ id, writtenAt, report }: WaitingReport): Promise<EnteredCase> {
  const enterAs = (body: object) => post<EnteredCase>('/api/v1/disputes', id, body);
  const writtenOn = dayInShanghai(writtenAt);
  if (report.reportedOn || writtenOn === dayInShanghai(new Date().toISOString()))
    return await enterAs(report);
  try {
    return await enterAs({ ...report, reportedOn: writtenOn });
  } catch (error) {
    if (error instanceof Problem && error.code === 'idempotency-key-reused') return await enterAs(report);
    throw error;
  }
}

/** Records that it was settled. @returns why the server refuses that; the report itself stands */
async function settle(id: string, dispute: EnteredCase, settlement: SpotSettlement): Promise<Label | null> {
  const consentingPartyIds = dispute.parties.map((party) => party.id);
  const path = `/api/v1/disputes/${dispute.id}/settle-on-spot`;
  try {
    await post(path, `${id}-settle`, { ...settlement, consentingPartyIds });
    return null;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return whyOf(error);
  }
}
