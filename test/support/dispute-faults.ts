import { advance, type DisputeEvent, type DisputeSnapshot, type InputFault, RuleError } from '#domain';

/**
 * Every fault that a case finds in an event; none when it accepts it.
 * @throws whatever else refuses the event, e.g. that the state does not accept it
 */
export function faultsOf(dispute: DisputeSnapshot, event: DisputeEvent): readonly InputFault[] {
  try {
    advance(dispute, event);
    return [];
  } catch (error) {
    if (!(error instanceof RuleError) || error.code !== 'requirements-not-met') throw error;
    return error.errors ?? [];
  }
}
