import type { Label } from '../label.ts';
import type { CommandType } from './dispute.commands.ts';
import { eventLabels } from './event.labels.ts';

/** What a button says in English. Chinese verbs know no tense: there the order is called as the event of the history. */
const orders: Readonly<Record<CommandType, string>> = {
  REPORT: 'Report',
  ACCEPT: 'Accept',
  DECLINE: 'Decline',
  ANALYZE: 'Analyse and dispatch',
  ACT_AT_ONCE: 'Act at once',
  RATIFY: 'Ratify in the review',
  SIGN_FOR: 'Sign for it',
  OBJECT: 'Object',
  HOLD_SESSION: 'Record a session',
  SUSPEND: 'Suspend mediation',
  RESUME: 'Resume mediation',
  EXTEND: 'Extend by consent',
  SETTLE_ON_SPOT: 'Settle on the spot',
  REACH_AGREEMENT: 'Record the agreement',
  RECORD_PERFORMANCE: 'Record performance',
  AMEND_AGREEMENT: 'Amend the agreement',
  DEFAULT: 'Record a breach of the agreement',
  RECORD_CONFIRMATION: 'Record judicial confirmation',
  FAIL: 'Record a failed attempt',
  RETRY: 'Try again',
  TERMINATE: 'Terminate mediation',
  REFUSE: 'Record a party’s refusal',
  WITHDRAW: 'Record a party’s withdrawal',
  REFER: 'Refer',
  REPORT_TO_POLICE: 'Report to the police',
  VISIT: 'Record a follow-up visit',
  ARCHIVE: 'Archive',
  REOPEN: 'Reopen',
  HAND_OVER: 'Hand over',
  REGRADE: 'Change the risk grade',
  REASSIGN: 'Change the mediator',
  CALL_IN: 'Call in a unit to assist',
  STAND_DOWN: 'End the assistance of a unit',
  SUPERVISE: 'Order supervision',
  ACKNOWLEDGE: 'Acknowledge the overdue reminder',
  LINK: 'Link a case',
  ATTACH: 'Add a file',
  DETACH: 'Remove a file',
  UNLINK: 'Remove the link',
  MERGE_INTO: 'Merge into another case',
  OBSERVE: 'Note news of a party',
  RECORD_PREVENTION: 'Record what was prevented',
  RETRACT_PREVENTION: 'Take back a record of prevention',
  DECLARE_INTEREST: 'Record a mediator’s interest',
  NOTE: 'Write a note',
};

/** What each command is called where somebody may choose it: on buttons, in menus, over forms. */
export const commandNames = Object.fromEntries(
  Object.entries(orders).map(([type, en]) => [type, { zh: eventLabels[type as CommandType].zh, en }]),
) as Readonly<Record<CommandType, Label>>;
