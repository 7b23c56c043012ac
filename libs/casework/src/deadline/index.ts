export {
  canBecomeOverdue,
  clockChanges,
  type DeadlineChanges,
  deadlineChanges,
  fingerprint,
  rowOf,
  type StartedDeadline,
} from './deadline.changes.ts';
export { DeadlineModule } from './deadline.module.ts';
export { calendarAt, type InForce, learnRuleBook, RuleBook } from './rule.book.ts';
