import { Account1763900000001 } from './0001-account.ts';
import { Outbox1763900000002 } from './0002-outbox.ts';
import { Organisation1763900000003 } from './0003-organisation.ts';
import { Dispute1763900000004 } from './0004-dispute.ts';
import { Deadline1763900000005 } from './0005-deadline.ts';
import { Notification1763900000006 } from './0006-notification.ts';
import { Audit1763900000007 } from './0007-audit.ts';
import { Review1763900000008 } from './0008-review.ts';
import { RegisterImport1763900000009 } from './0009-register-import.ts';
import { DataKey1763900000010 } from './0010-data-key.ts';
import { Seal1763900000011 } from './0011-seal.ts';
import { SignIn1763900000012 } from './0012-sign-in.ts';
import { ListIndex1763900000013 } from './0013-list-index.ts';
import { Attachment1763900000014 } from './0014-attachment.ts';
import { Merger1763900000015 } from './0015-merger.ts';
import { EncryptedPerson1763900000016 } from './0016-encrypted-person.ts';
import { PrivacyDuties1763900000017 } from './0017-privacy-duties.ts';
import { BackupRun1763900000019 } from './0019-backup-run.ts';
import { DeadlineIndex1763900000020 } from './0020-deadline-index.ts';
import { AttachmentErasure1763900000021 } from './0021-attachment-erasure.ts';
import { DisputeTie1763900000022 } from './0022-dispute-tie.ts';
import { RegisterCorrection1763900000023 } from './0023-register-correction.ts';
import { RuleBook1763900000024 } from './0024-rule-book.ts';
import { LadderAnswer1763900000025 } from './0025-ladder-answer.ts';
import { NamePinyin1763900000026 } from './0026-name-pinyin.ts';
import { Channel1763900000027 } from './0027-channel.ts';
import { OneLead1763900000030 } from './0030-one-lead.ts';
import { SupervisionSlip1763900000034 } from './0034-supervision-slip.ts';
import { RecurringRun1763900000035 } from './0035-recurring-run.ts';
import { StaffLeave1763900000036 } from './0036-staff-leave.ts';
import { Succession1763900000037 } from './0037-succession.ts';
import { Retraction1763900000038 } from './0038-retraction.ts';
import { MeetingLife1763900000039 } from './0039-meeting-life.ts';
import { ReviewScreen1763900000040 } from './0040-review-screen.ts';
import { DisputePast1763900000041 } from './0041-dispute-past.ts';
import { SlipReceipt1763900000042 } from './0042-slip-receipt.ts';
import { OrganisationLife1763900000043 } from './0043-organisation-life.ts';
import { VillageReport1763900000044 } from './0044-village-report.ts';
import { Milestone1763900000045 } from './0045-milestone.ts';
import { Prevention1763900000046 } from './0046-prevention.ts';
import { LocalType1763900000047 } from './0047-local-type.ts';
import { Publicity1763900000048 } from './0048-publicity.ts';
import { PastCause1763900000050 } from './0050-past-cause.ts';
import { ScreenBeside1763900000051 } from './0051-screen-beside.ts';
import { DecisionEffect1763900000052 } from './0052-decision-effect.ts';
import { StatisticsReport1763900000053 } from './0053-statistics-report.ts';
import { LocalTypePast1763900000055 } from './0055-local-type-past.ts';
import { SupervisionReceipt1763900000056 } from './0056-supervision-receipt.ts';
import { PastCauseIndex1763900000057 } from './0057-past-cause-index.ts';
import { LocalTypeCounted1763900000058 } from './0058-local-type-counted.ts';
import { EditionFile1763900000059 } from './0059-edition-file.ts';
import { ReportWording1763900000060 } from './0060-report-wording.ts';
import { CasePaper1763900000062 } from './0062-case-paper.ts';
import { PaperScan1763900000063 } from './0063-paper-scan.ts';
import { LegalHold1763900000064 } from './0064-legal-hold.ts';
import { Destruction1763900000065 } from './0065-destruction.ts';
import { SealedNote1763900000066 } from './0066-sealed-note.ts';
import { TypicalCase1763900000068 } from './0068-typical-case.ts';
import { PartyReceipt1763900000070 } from './0070-party-receipt.ts';
import { OfficeContact1763900000071 } from './0071-office-contact.ts';
import { AgreementDraft1763900000076 } from './0076-agreement-draft.ts';
import { ReportDoubts1763900000078 } from './0078-report-doubts.ts';
import { DestructionCourse1763900000081 } from './0081-destruction-course.ts';
import { RetentionTownship1763900000082 } from './0082-retention-township.ts';
import { MediatorsNamed1763900000083 } from './0083-mediators-named.ts';
import { ScanParts1763900000084 } from './0084-scan-parts.ts';
import { PublicityKey1763900000086 } from './0086-publicity-key.ts';
import { ScanEnd1763900000087 } from './0087-scan-end.ts';

/** Every migration, in the order in which it runs. Append-only. */
export const migrations = [
  Account1763900000001,
  Outbox1763900000002,
  Organisation1763900000003,
  Dispute1763900000004,
  Deadline1763900000005,
  Notification1763900000006,
  Audit1763900000007,
  Review1763900000008,
  RegisterImport1763900000009,
  DataKey1763900000010,
  Seal1763900000011,
  SignIn1763900000012,
  ListIndex1763900000013,
  Attachment1763900000014,
  Merger1763900000015,
  EncryptedPerson1763900000016,
  PrivacyDuties1763900000017,
  BackupRun1763900000019,
  DeadlineIndex1763900000020,
  AttachmentErasure1763900000021,
  DisputeTie1763900000022,
  RegisterCorrection1763900000023,
  RuleBook1763900000024,
  LadderAnswer1763900000025,
  NamePinyin1763900000026,
  Channel1763900000027,
  OneLead1763900000030,
  SupervisionSlip1763900000034,
  RecurringRun1763900000035,
  StaffLeave1763900000036,
  Succession1763900000037,
  Retraction1763900000038,
  MeetingLife1763900000039,
  ReviewScreen1763900000040,
  DisputePast1763900000041,
  SlipReceipt1763900000042,
  OrganisationLife1763900000043,
  VillageReport1763900000044,
  Milestone1763900000045,
  Prevention1763900000046,
  LocalType1763900000047,
  Publicity1763900000048,
  PastCause1763900000050,
  ScreenBeside1763900000051,
  DecisionEffect1763900000052,
  StatisticsReport1763900000053,
  LocalTypePast1763900000055,
  SupervisionReceipt1763900000056,
  PastCauseIndex1763900000057,
  LocalTypeCounted1763900000058,
  EditionFile1763900000059,
  ReportWording1763900000060,
  PartyReceipt1763900000070,
  OfficeContact1763900000071,
  CasePaper1763900000062,
  PaperScan1763900000063,
  TypicalCase1763900000068,
  LegalHold1763900000064,
  Destruction1763900000065,
  SealedNote1763900000066,
  ReportDoubts1763900000078,
  AgreementDraft1763900000076,
  MediatorsNamed1763900000083,
  PublicityKey1763900000086,
  DestructionCourse1763900000081,
  RetentionTownship1763900000082,
  ScanParts1763900000084,
  ScanEnd1763900000087,
] as const;
