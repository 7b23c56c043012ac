export { type DeadlineChanges, deadlineChanges, type StartedDeadline } from './deadline.changes.ts';
