export { AccessLog } from './access.log.ts';
export { standingOfDraft, termsDigestOf } from './agreement.drafts.ts';
export { Receipts } from './command.receipt.ts';
export { directCommands, pathOf } from './dispute.command.controller.ts';
export { DisputeCommands } from './dispute.commands.ts';
export { conditions } from './dispute.conditions.ts';
export { makeCursor, openCursor } from './dispute.cursor.ts';
export { isDestroyedSql } from './dispute.destroyed.ts';
export { DisputeDetail, type Standing, seenWhole } from './dispute.detail.ts';
export { committedIntake } from './dispute.entry.ts';
export {
  historiesOf,
  instantOf,
  type NumberedEvent,
  type StoredEvent,
  standingEvents,
  standingOf,
} from './dispute.history.ts';
export { DisputeIntake, type ImportedCase } from './dispute.intake.ts';
export { sortedBy } from './dispute.list.page.ts';
export { DisputeList } from './dispute.list.ts';
export { DisputeModule } from './dispute.module.ts';
export { eventOf, hashOf } from './dispute.record.ts';
export { goesOn, isLinkedAs, linkedAsOf } from './dispute.relations.ts';
export { isTakenBack } from './dispute.retraction.ts';
export {
  type DisputeRow,
  lineOf,
  rowColumns,
  rowJoins,
  type TieRow,
  tieColumns,
  tiesOf,
} from './dispute.row.ts';
export { type CommandOptions, DisputeService, type Intention } from './dispute.service.ts';
export { derivedColumns, firstColumns } from './dispute.store.ts';
export { type DisputeLine, type DisputeView, disputeLine, disputeView } from './dispute.view.ts';
export { Parameters, visible } from './dispute.visibility.ts';
export { dossierRecordOf } from './dossier.reading.ts';
export { fillMilestones } from './milestone.filling.ts';
export { everyPartyOf } from './party.reading.ts';
export { initialsOf, pinyinOf, searchableNames, spellNames } from './party.spelling.ts';
export { committedParty, type StoredParty } from './party.ts';
export { PersonalData, type RecordedIntake, type RecordedParty } from './personal.data.ts';
export { isPreventionTakenBack, preventionFigures } from './prevention.figures.ts';
