export * from './calendar/calendar.ts';
export * from './calendar/iso-date.ts';
export { publishedCalendar } from './calendar/published-calendar.ts';
export * from './calendar/working-days.ts';
export * from './dispute/dispute.codes.ts';
export * from './errors.ts';
export type { Label } from './label.ts';
export * from './labels.ts';
