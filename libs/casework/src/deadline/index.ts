export { type DeadlineChanges, deadlineChanges } from './deadline.changes.ts';
