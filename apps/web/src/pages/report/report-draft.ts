import {
  type CommandInput,
  type DisputeType,
  dayInShanghai,
  disputeCommands,
  type Origin,
  type PartyRole,
  type RiskFactor,
} from '#domain';
import { newKey } from '../../api/new-key.ts';
import { type FieldFault, faultsOf } from '../../components/schema-faults.ts';
import type { SpotSettlement, WaitingReport } from '../../offline/report-outbox.ts';

/** A party as it is being written. */
export interface PartyDraft {
  readonly role: PartyRole;
  readonly name?: string;
  readonly phone?: string;
}

/** A report as it is being written; anything may still be missing. */
export interface ReportDraft {
  /** Given when the form is opened, and kept: sent twice, the report is entered once. */
  readonly id: string;
  readonly placeId?: string;
  readonly typeCode?: DisputeType;
  readonly localTypeCode?: string;
  readonly summary?: string;
  readonly origin: Origin;
  readonly parties: readonly PartyDraft[];
  readonly partiesUnknown?: boolean;
  readonly riskFactors?: readonly RiskFactor[];
  readonly persons?: number;
  readonly amountFen?: number;
  /** The day on which a report was first handed in that is written anew; nothing: the day on which it is sent. */
  readonly reportedOn?: string;
  readonly isSettled?: boolean;
  readonly settlement?: SettlementDraft;
}

/** A settlement as it is being written. */
export type SettlementDraft = Partial<SpotSettlement> & { readonly isByConsentOfAll?: boolean };

/** What changes of a draft: what is given as undefined is taken away. */
export type Changes<Draft> = { readonly [Field in keyof Draft]?: Draft[Field] | undefined };

/** A draft with some of its fields changed, filled or emptied. */
export function changed<Draft extends object>(draft: Draft, changes: Changes<Draft>): Draft {
  const fields = Object.entries({ ...draft, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields) as Draft;
}

/** An empty form: an applicant and a respondent, as most disputes have. */
export const emptyDraft = (origin: Origin, placeId: string | undefined): ReportDraft => ({
  id: newKey(),
  origin,
  parties: [{ role: 'applicant' }, { role: 'respondent' }],
  ...(placeId === undefined ? {} : { placeId }),
});

const hasWords = (party: PartyDraft): boolean => Boolean(party.name?.trim());

/**
 * The day of the report where it is not the day of sending: as it was first handed in, and what is settled was known
 * before it was settled.
 */
function reportedOnOf({ reportedOn, isSettled, settlement }: ReportDraft, today: string): string | undefined {
  const settledOn = isSettled ? settlement?.settledOn : undefined;
  return settledOn && settledOn < (reportedOn ?? today) ? settledOn : reportedOn;
}

/** The command that a draft stands for. Whether it is complete, the schema says. */
function reportFrom(draft: ReportDraft, today: string): CommandInput<'REPORT'> {
  const reportedOn = reportedOnOf(draft, today);
  const parties = draft.parties.filter(hasWords).map(({ role, name = '', phone }) => ({
    role,
    name,
    ...(phone?.trim() ? { phone } : {}),
  }));
  return {
    channel: 'app',
    origin: draft.origin,
    placeId: draft.placeId ?? '',
    typeCode: draft.typeCode as DisputeType,
    summary: draft.summary ?? '',
    parties,
    riskFactors: [...(draft.riskFactors ?? [])],
    ...(draft.partiesUnknown && parties.length === 0 ? { partiesUnknown: true as const } : {}),
    ...(reportedOn === undefined ? {} : { reportedOn }),
    ...(draft.localTypeCode === undefined ? {} : { localTypeCode: draft.localTypeCode }),
    ...(draft.persons === undefined ? {} : { persons: draft.persons }),
    ...(draft.amountFen === undefined ? {} : { amountFen: draft.amountFen }),
  };
}

/** What is told of the settlement, without those who agreed: they have no ids yet. */
function settlementFrom({ settlement = {} }: ReportDraft): Partial<SpotSettlement> {
  const { isByConsentOfAll: _, ...told } = settlement;
  return told;
}

/** What the schemas say against a draft; of a settlement under `settlement`. */
export function faultsIn(draft: ReportDraft, today: string): readonly FieldFault[] {
  const faults = faultsOf(disputeCommands.REPORT, reportFrom(draft, today));
  if (!draft.isSettled) return faults;
  const told = settlementFrom(draft);
  const ofSettlement = faultsOf(disputeCommands.SETTLE_ON_SPOT, {
    ...told,
    ...(draft.settlement?.isByConsentOfAll ? { consentingPartyIds: [] } : {}),
  });
  // The schema leaves the day open; the case would be entered and its settlement refused.
  const isDayMissing = told.performedAtOnce === false && told.performBy === undefined;
  const missing = { path: ['performBy'], label: { zh: '请填写', en: 'Please fill in' } };
  return [
    ...faults,
    ...[...ofSettlement, ...(isDayMissing ? [missing] : [])].map(({ path, label }) => ({
      path: ['settlement', ...path],
      label: path[0] === 'consentingPartyIds' ? consentMissing : label,
    })),
  ];
}

const consentMissing = { zh: '请确认各方均同意', en: 'Confirm that all parties consent' };

/** The report as it is handed in. @param now  ISO instant; the draft has no faults */
export const waitingFrom = (draft: ReportDraft, now: string): WaitingReport => ({
  id: draft.id,
  writtenAt: now,
  report: reportFrom(draft, dayInShanghai(now)),
  ...(draft.isSettled ? { settlement: settlementFrom(draft) as SpotSettlement } : {}),
});

/**
 * The draft of a report that was refused, to be mended. What is sent next is another request, under another key; the day
 * stays that of the first.
 */
export function draftFrom({ writtenAt, report, settlement }: WaitingReport): ReportDraft {
  const { placeId, typeCode, localTypeCode, summary, partiesUnknown, persons, amountFen } = report;
  const parties = (report.parties ?? []).map(({ role, name, phone }) =>
    changed<PartyDraft>({ role, name }, { phone }),
  );
  return changed<ReportDraft>(
    { id: newKey(), origin: report.origin, parties: parties.length > 0 ? parties : [{ role: 'applicant' }] },
    {
      ...{ placeId, typeCode, localTypeCode, summary, partiesUnknown, persons, amountFen },
      riskFactors: report.riskFactors,
      reportedOn: report.reportedOn ?? dayInShanghai(writtenAt),
      isSettled: settlement && true,
      settlement: settlement && { ...settlement, isByConsentOfAll: true },
    },
  );
}

/** As much of a report as a line of a list holds. */
export const inShort = (summary: string): string =>
  summary.length > 40 ? `${summary.slice(0, 40)}…` : summary;
