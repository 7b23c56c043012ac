/** The events for which a slip may be made out: an order of a person, and the step of a ladder by which others supervise. */
export const supervisionEvents = ['SUPERVISE', 'DEADLINE_PASSED'] as const;
