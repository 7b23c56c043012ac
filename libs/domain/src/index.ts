export { promisedOnSpot } from './agreement/account.events.ts';
export { agreementIn, agreementsIn } from './agreement/account.reading.ts';
export { accountFaults, isAccounted } from './agreement/account.requirements.ts';
export * from './agreement/agreement.account.ts';
export * from './agreement/amount.label.ts';
export * from './agreement/amount-in-words.ts';
export * from './agreement/confirmation.hints.ts';
export { confirmationObstacles } from './agreement/confirmation.wordings.ts';
export * from './agreement/effective.day.ts';
export * from './agreement/instalments.ts';
export * from './agreement/obligation.status.ts';
export * from './agreement/written.form.ts';
export * from './attachment/attachment.codes.ts';
export { FormWatch } from './attachment/file.form.ts';
export { safeFileName } from './attachment/file.name.ts';
export { acceptedExtensions, type FileForm, isShown, mediaTypeOf } from './attachment/file.types.ts';
export * from './calendar/calendar.ts';
export * from './calendar/calendar.year.ts';
export * from './calendar/calendars.ts';
export { dayLabel } from './calendar/day.label.ts';
export { durationLabel } from './calendar/duration.label.ts';
export { type HolidayNotice, readHolidayNotice } from './calendar/holiday.notice.ts';
export * from './calendar/iso-date.ts';
export { lunarDayName, lunarLabel, promiseDayLabel } from './calendar/lunar.label.ts';
export { readLunarDay } from './calendar/lunar.reading.ts';
export { type LunarDay, lunarOf, solarOf } from './calendar/lunar.ts';
export { isOfficeTime, morningAfter, officeHours } from './calendar/office-time.ts';
export { publishedCalendar } from './calendar/published-calendar.ts';
export * from './calendar/working-days.ts';
export * from './deadline/deadline.climb.ts';
export * from './deadline/deadline.computation.ts';
export { deadlineTable } from './deadline/deadline.document.ts';
export * from './deadline/deadline.edit.ts';
export * from './deadline/deadline.editions.ts';
export { type DeadlineFacts, longestYears, occurrencesOf } from './deadline/deadline.ends.ts';
export * from './deadline/deadline.ladder.ts';
export * from './deadline/deadline.rule.ts';
export * from './deadline/deadline.rules.ts';
export type { DeadlineStep, DeadlineStepKind } from './deadline/deadline.steps.ts';
export { ladderRecipientLabels, ladderStepLabels } from './deadline/ladder.labels.ts';
export {
  type AgreementDraft,
  type AmendmentDraft,
  agreementDraft,
  amendmentDraft,
  type BreachConduct,
  breachConducts,
  confirmationSteps,
} from './dispute/agreement.commands.ts';
export { suppliedByAgreement } from './dispute/agreement.supplied.ts';
export {
  commandLabels,
  type Paper,
  riskFactorLabels,
} from './dispute/command.labels.ts';
export { commandNames } from './dispute/command.names.ts';
export * from './dispute/dispute.codes.ts';
export * from './dispute/dispute.commands.ts';
export * from './dispute/dispute.context.ts';
export * from './dispute/dispute.deadlines.ts';
export { machineDiagram, machineWays, stateTable, type Way } from './dispute/dispute.diagram.ts';
export * from './dispute/dispute.events.ts';
export * from './dispute/dispute.filter.ts';
export { fold, follow, outset, proceed } from './dispute/dispute.fold.ts';
export { disputeMachine } from './dispute/dispute.machine.ts';
export { policyTable } from './dispute/dispute.policy.document.ts';
export {
  type ExplainedCase,
  type ExplainedEvent,
  type Explanation,
  explainPolicy,
} from './dispute/dispute.policy.explanation.ts';
export * from './dispute/dispute.policy.ts';
export {
  assertDraftable,
  latestExtension,
  mustPapers,
  requirementsNotMet,
} from './dispute/dispute.requirements.ts';
export { asBefore, type Course, retractable } from './dispute/dispute.retraction.ts';
export * from './dispute/dispute.rights.ts';
export {
  advance,
  type DisputeSnapshot,
  eventsNow,
  machineVersion,
  restore,
  summaryOf,
  unreported,
} from './dispute/dispute.snapshot.ts';
export { type Stand, standOf } from './dispute/dispute.stand.ts';
export * from './dispute/dispute.states.ts';
export { eventLabels } from './dispute/event.labels.ts';
export {
  type InterestSign,
  type InterestTie,
  type InterestWarning,
  interestFaults,
  interestSignLabels,
  interestSigns,
  interestTieLabels,
  interestTies,
  isWeak,
  type NamesMediators,
} from './dispute/interest.ts';
export * from './dispute/likeness.ts';
export * from './dispute/local-type.ts';
export { nextStep, statesToArchive, stepsFrom } from './dispute/next-step.ts';
export * from './dispute/observation.ts';
export { awaitsAnswer, goneOver } from './dispute/passing.clocks.ts';
export { relationLabels, relationMeanings, sightLabels } from './dispute/policy.labels.ts';
export {
  type PreventionKind,
  preventionKindLabels,
  preventionKinds,
} from './dispute/prevention.ts';
export { type AddedParty, addedParty, type PartyInput, partyInput } from './dispute/report.command.ts';
export * from './dispute/risk.ts';
export { isSensitive } from './dispute/sensitive.ts';
export * from './dispute/waiting.ts';
export { archiveGate } from './dossier/archive.gate.ts';
export * from './dossier/dossier.checklist.ts';
export * from './dossier/dossier.facts.ts';
export * from './dossier/dossier.items.ts';
export { isDueForm } from './dossier/due.forms.ts';
export * from './errors.ts';
export type { Label } from './label.ts';
export * from './labels.ts';
export * from './notification/channel.settings.ts';
export * from './notification/contact.choice.ts';
export * from './notification/notice.topics.ts';
export * from './organisation/capabilities.ts';
export * from './organisation/case-number.ts';
export {
  type LeaveReason,
  leaveReasonLabels,
  leaveReasons,
  longestLeaveDays,
  type NewLeave,
  newLeave,
  rolesNotCovered,
} from './organisation/leave.ts';
export {
  mayBePlaceOfDispute,
  mayHoldCases,
  organisationKinds,
  parentKinds,
} from './organisation/organisation.codes.ts';
export * from './organisation/organisation.commands.ts';
export { liesInRealm, type Realm } from './organisation/realm.ts';
export { runsOn, type Term } from './organisation/term.ts';
export * from './paper-form/filed.part.ts';
export { nearName } from './paper-form/near.name.ts';
export * from './paper-form/paper.code.ts';
export * from './paper-form/paper.codes.ts';
export * from './paper-form/paper.data.ts';
export * from './paper-form/paper.fields.ts';
export * from './paper-form/paper.form.ts';
export * from './paper-form/scan.parts.ts';
export { tellsOf } from './paper-form/told.events.ts';
export * from './party/credit-code.ts';
export * from './party/identity-number.ts';
export { initialsOfParties, type NamedParty, withInitials } from './party/initials.ts';
export * from './party/mask.ts';
export * from './party/party.checks.ts';
export { type IdType, idTypes } from './party/party.codes.ts';
export * from './party/phone.ts';
export { isSameName } from './party/same-name.ts';
export { isSameParty } from './party/same-party.ts';
export { chineseSurnameOf } from './party/surname.ts';
export { unmaskRequest } from './party/unmask.request.ts';
export * from './publicity/publicity.ts';
export * from './receipt/party.stage.ts';
export * from './receipt/receipt.code.ts';
export * from './receipt/receipt.paper.ts';
export * from './receipt/receipt.rules.ts';
export { type Amount, readAmount } from './register/amount.reading.ts';
export { visibleText } from './register/cell-text.ts';
export { inChinese } from './register/chinese-number.ts';
export { headerField, headerKey } from './register/header.wordings.ts';
export { isPersonalColumn, withoutPersonalNumbers } from './register/identity-masking.ts';
export { mappingByHeader } from './register/mapping.ts';
export { withFiguresRechecked } from './register/printed.figures.ts';
export { correctedReading } from './register/reading.correction.ts';
export * from './register/register.fields.ts';
export * from './register/register.reading.ts';
export {
  type RegisterDraft,
  type RegisterParty,
  type RegisterRecord,
  registerKey,
  registerRecord,
} from './register/register.record.ts';
export { readRegister, registerSheetScore } from './register/register.ts';
export { faultsOfRow, type RowCorrection, rowCorrection } from './register/row.correction.ts';
export { typeWordings } from './register/type.wordings.ts';
export { requiredText } from './required.text.ts';
export * from './retention/destruction.ts';
export * from './retention/retention.rules.ts';
export * from './retention/retention.terms.ts';
export * from './review/review.additions.ts';
export * from './review/review.agenda.ts';
export * from './review/review.analysis.ts';
export { type Contradiction, type Present, presentAndAbsent } from './review/review.attendance.ts';
export * from './review/review.codes.ts';
export * from './review/review.commands.ts';
export * from './review/review.decisions.ts';
export {
  type EffectNames,
  effectOf,
  effectWords,
  type NamedUnit,
  namesIn,
  type OrderEffect,
} from './review/review.effect.ts';
export * from './review/review.figures.ts';
export * from './review/review.minutes.ts';
export { formalRefusal } from './review/review.refusal.ts';
export { seasonsBetween } from './review/review.seasons.ts';
export * from './review/review.standing.ts';
export * from './review/review.week.ts';
export * from './review/village.report.ts';
export {
  hasUseForCode,
  type Keepers,
  keepersAmong,
  type PossibleKeeper,
} from './sealed-note/seal.keepers.ts';
export {
  type SealedWords,
  sealedNoteCircle,
  sealedNoteInput,
  sealedTextAtMost,
  sealedWords,
  unlockedMinutes,
  unsealingHours,
} from './sealed-note/sealed-note.input.ts';
export { drawSealingCode, groupedCode, isVaried, readSealingCode } from './sealed-note/sealing.code.ts';
export * from './statistics/beside.ts';
export * from './statistics/counts.ts';
export * from './statistics/definition.document.ts';
export * from './statistics/definition.ts';
export * from './statistics/milestones.ts';
export * from './statistics/period.ts';
export * from './statistics/rates.definitions.ts';
export * from './statistics/rates.ts';
export {
  doubtsOf,
  oddNumbers,
  reportSentenceLabels,
  type SentenceDoubt,
} from './statistics/report/report.doubts.ts';
export type { ReportedComparison, ReportedLine, ReportFacts } from './statistics/report/report.facts.ts';
export {
  type ReportSentenceId,
  reportParagraphs,
  reportSentenceIds,
  reportSentences,
} from './statistics/report/report.sentences.ts';
export {
  editsAmong,
  overOf,
  type ReportSentence,
  type ReportTexts,
  sentencesWith,
} from './statistics/report/report.texts.ts';
export * from './statistics/statistics.amounts.ts';
export * from './statistics/statistics.sums.ts';
export type { TableEntry } from './statistics/table-check/figure.ts';
export { meaningCodeLabel } from './statistics/table-check/figure.words.ts';
export {
  type FindingSeverity,
  findingSeverities,
  type TableCheckId,
  type TableFinding,
  tableCheckIds,
} from './statistics/table-check/finding.ts';
export {
  labelKey,
  type MeaningCode,
  type Meanings,
  meaningCodes,
} from './statistics/table-check/label.reading.ts';
export { tableOfText } from './statistics/table-check/table.paste.ts';
export { tableCheckTable } from './statistics/table-check/table-check.document.ts';
export { figuresIn, tableCheckLimits } from './statistics/table-check/table-check.limits.ts';
export { type TableCheckRequest, tableCheckRequest } from './statistics/table-check/table-check.request.ts';
export {
  checkGrid,
  checkTable,
  checkText,
  type FigurePlace,
  type PlacedTableCheck,
  type TableCheck,
  type UnderstoodFigure,
  type UnderstoodLabel,
} from './statistics/table-check/table-check.ts';
export * from './succession/succession.ts';
export * from './typical-case/case-story.ts';
export { deIdentify, type RedactedParts, type ToldTexts } from './typical-case/de-identify.ts';
export type {
  CaseIdentities,
  KnownNumber,
  KnownPerson,
  KnownRole,
  Spelling,
} from './typical-case/identities.ts';
export * from './typical-case/replacement.ts';
export { inCitations, type PlacedResidue, placeOf, residueSearch } from './typical-case/residue/residue.ts';
export { replacedEverywhere, rewritten } from './typical-case/rewriting.ts';
export * from './typical-case/typical-case.codes.ts';
export * from './typical-case/typical-case.commands.ts';
export * from './typical-case/typical-case.grade.ts';
export {
  citation,
  citations,
  lineAt,
  plainLaw,
  type TypicalLaw,
  typicalLaw,
} from './typical-case/typical-case.laws.ts';
export * from './typical-case/typical-case.warnings.ts';
