/** Who is told; which person that is, is looked up when the step fires. */
export const ladderRecipients = [
  'mediator',
  'holderHead',
  'otherOfCentreAndOffice',
  'leader',
  'county',
] as const;
export type LadderRecipient = (typeof ladderRecipients)[number];

/** How far a passed deadline has climbed: reminded 催办 … raised 上报. */
export type LadderEscalation = 'reminded' | 'overdue' | 'supervised' | 'raised';

export const climbStepNames = ['supervision', 'leader', 'county'] as const;

/** A step of the climb after a deadline has passed. */
export interface ClimbStep {
  readonly step: (typeof climbStepNames)[number];
  /** Working days after the day on which it became overdue; they never fall from step to step. */
  readonly graceWorkingDays: number;
  readonly to: LadderRecipient;
  readonly escalation: LadderEscalation;
}

/** The climb of this product: supervision (督办), the township's leader, the county. @source decision 0003 */
export const defaultClimb: readonly ClimbStep[] = [
  { step: 'supervision', graceWorkingDays: 1, to: 'otherOfCentreAndOffice', escalation: 'supervised' },
  { step: 'leader', graceWorkingDays: 3, to: 'leader', escalation: 'raised' },
  { step: 'county', graceWorkingDays: 7, to: 'county', escalation: 'raised' },
];
