export {
  canBecomeOverdue,
  clockChanges,
  type DeadlineChanges,
  deadlineChanges,
  fingerprint,
  rowOf,
  type StartedDeadline,
} from './deadline.changes.ts';
