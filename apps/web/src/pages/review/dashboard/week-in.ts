import { type IsoDate, isIsoDate } from '#domain';

/** The day that stands in an address; today where there is none, or what stands there is no day. */
export const weekIn = (asked: string | null | undefined, today: IsoDate): IsoDate =>
  asked && isIsoDate(asked) ? asked : today;
