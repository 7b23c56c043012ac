import type { CommandType } from '#domain';
import { anyTimeForms } from './any-time-forms.ts';
import type { Field, Forms } from './field.ts';
import { followUpForms } from './follow-up-forms.ts';
import { intakeForms } from './intake-forms.ts';
import { mediationForms } from './mediation-forms.ts';

/**
 * The form of every command that a person sends from the case itself. The schema of the command decides what is
 * accepted; this says only how it is asked. Decisions of the review are made in the review.
 */
const eventForms: Forms = { ...intakeForms, ...mediationForms, ...followUpForms, ...anyTimeForms };

/** The fields of a command's form. */
export const fieldsOf = (type: CommandType): readonly Field[] => eventForms[type] ?? [];

/** Is the command sent from the case itself? */
export const hasForm = (type: CommandType): boolean => eventForms[type] !== undefined;

/** Days of what is being recorded, most often today; all other days lie ahead. */
const alreadyHappened: ReadonlySet<string> = new Set([
  'heldOn',
  'settledOn',
  'performedOn',
  'visitedOn',
  'observedOn',
  'preventedOn',
  'refusedOn',
  'withdrawnOn',
  'amendedOn',
  'datedOn',
  'mediatorSignedOn',
]);

/** What stands in a form before anybody writes. */
export function firstValues(
  type: CommandType,
  {
    today,
    partyIds,
    otherId,
  }: {
    readonly today: string;
    readonly partyIds: readonly string[];
    readonly otherId: string | null;
  },
): object {
  const firstValueOf = ({ kind, name }: Field) => {
    // Who was there is most often everybody; who consented nobody has said yet.
    if (name === 'attendingPartyIds') return partyIds;
    if (['dispute', 'linked', 'prevention', 'obligation'].includes(kind)) return otherId ?? undefined;
    // What loses nothing: whoever wants the agreement to be over says so.
    if (name === 'next') return 'guidance';
    return kind === 'day' && alreadyHappened.has(name) ? today : undefined;
  };
  return Object.fromEntries(fieldsOf(type).map((field) => [field.name, firstValueOf(field)]));
}
