import type { Milestones } from '#domain';

/** The column of each milestone. */
const columnOf = {
  mediatedOn: 'mediated_on',
  agreementForm: 'agreement_form',
  agreedFen: 'agreed_fen',
  confirmation: 'confirmation',
  performBy: 'perform_by',
  performedOn: 'performed_on',
  defaultedOn: 'defaulted_on',
  visitDueOn: 'visit_due_on',
  visitedOn: 'visited_on',
  satisfaction: 'satisfaction',
  reopenedOn: 'reopened_on',
} as const satisfies Record<keyof Milestones, string>;

const entries = Object.entries(columnOf);

/** SQL: the {@link Milestones} of a `dispute`, as JSON. */
export const milestonesRead = `jsonb_build_object(${entries
  .map(([name, column]) => `'${name}', ${column}`)
  .join(', ')})`;

type MilestoneColumns = {
  readonly [Name in keyof Milestones as (typeof columnOf)[Name]]: Milestones[Name];
};

/** The milestones of a case, by column. */
export const milestoneColumns = (milestones: Milestones): MilestoneColumns =>
  Object.fromEntries(
    entries.map(([name, column]) => [column, milestones[name as keyof Milestones]]),
  ) as MilestoneColumns;
