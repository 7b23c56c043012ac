import type { IsoDate } from '../calendar/iso-date.ts';

/** The days from which and up to which somebody holds a role; null: until further notice. */
export interface Term {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate | null;
}

/** Does the term run on this day? Both its days belong to it. */
export const runsOn = ({ startsOn, endsOn }: Term, day: IsoDate): boolean =>
  startsOn <= day && (endsOn === null || day <= endsOn);
