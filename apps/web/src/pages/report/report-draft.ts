import type { CommandInput, DisputeType, Origin, PartyRole, RiskFactor } from '#domain';
import type { SpotSettlement, WaitingReport } from '../../offline/report-outbox.ts';

/** A party as it is being written. */
export interface PartyDraft {
  readonly role: PartyRole;
  readonly name?: string;
  readonly phone?: string;
  readonly idNumber?: string;
}

/** A report as it is being written; anything may still be missing. */
export interface ReportDraft {
  /** Given when the form is opened, and kept: sent twice, the report is entered once. */
  readonly id: string;
  readonly placeId?: string;
  readonly typeCode?: DisputeType;
  readonly summary?: string;
  readonly origin: Origin;
  readonly parties: readonly PartyDraft[];
  readonly partiesUnknown?: boolean;
  readonly riskFactors?: readonly RiskFactor[];
  readonly persons?: number;
  readonly amountFen?: number;
  readonly isSettled?: boolean;
  readonly settlement?: Partial<SpotSettlement>;
}

/** An empty form: an applicant and a respondent, as most disputes have. */
export const emptyDraft = (origin: Origin, placeId: string | undefined): ReportDraft => ({
  id: crypto.randomUUID(),
  origin,
  parties: [{ role: 'applicant' }, { role: 'respondent' }],
  ...(placeId === undefined ? {} : { placeId }),
});

const hasWords = (party: PartyDraft): boolean => Boolean(party.name?.trim());

/** The command that a draft stands for. Whether it is complete, the schema says. */
export function reportFrom(draft: ReportDraft): CommandInput<'REPORT'> {
  const parties = draft.parties.filter(hasWords).map(({ role, name = '', phone, idNumber }) => ({
    role,
    name,
    ...(phone?.trim() ? { phone } : {}),
    ...(idNumber?.trim() ? { idNumber } : {}),
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
    ...(draft.persons ? { persons: draft.persons } : {}),
    ...(draft.amountFen === undefined ? {} : { amountFen: draft.amountFen }),
  };
}

/** The report as it is handed in. */
export const waitingFrom = (draft: ReportDraft, now: string): WaitingReport => ({
  id: draft.id,
  writtenAt: now,
  report: reportFrom(draft),
  ...(draft.isSettled ? { settlement: draft.settlement as SpotSettlement } : {}),
});
