import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type IsoDate } from '../calendar/iso-date.ts';
import type { DisputeType } from '../dispute/dispute.codes.ts';
import type { Label } from '../label.ts';

/** A time of the year that brings disputes of certain kinds. */
interface Season {
  readonly name: Label;
  /** The kinds that it brings; empty for a festival, when families come home and roads and guns fill. */
  readonly types: readonly DisputeType[];
}

/** First and last day, as month-day; may go over the end of the year. @source decision 0036 (default) */
const seasons: readonly (Season & { readonly from: string; readonly to: string })[] = [
  {
    name: { zh: '年终结薪', en: 'wages at the end of the year' },
    types: ['LAB', 'CON'],
    from: '12-01',
    to: '02-15',
  },
  { name: { zh: '春耕用水用地', en: 'spring ploughing' }, types: ['LAN', 'NEI'], from: '03-01', to: '04-20' },
  { name: { zh: '汛期排水', en: 'floods and drainage' }, types: ['NEI', 'HOU'], from: '06-15', to: '08-15' },
  { name: { zh: '秋收', en: 'harvest' }, types: ['LAN', 'CON'], from: '09-10', to: '10-31' },
];

/** A festival or season that touches the days asked. */
export interface Forecasted extends Season {
  /** Its first day within the days asked. */
  readonly on: IsoDate;
}

/**
 * What the coming days bring: the festivals of the calendar, and the seasons of the year.
 * @param to  the last day
 */
export function seasonsBetween(from: IsoDate, to: IsoDate, calendar: Calendar): readonly Forecasted[] {
  const found = new Map<string, Forecasted>();
  for (let on = from; on <= to; on = addDays(on, 1)) {
    const day = calendar.exceptions.get(on);
    const begun: readonly Season[] = [
      ...(day?.kind === 'rest' ? [{ name: day.name, types: [] }] : []),
      ...seasons.filter((season) => lies(on.slice(5), season)),
    ];
    for (const { name, types } of begun) if (!found.has(name.zh)) found.set(name.zh, { name, types, on });
  }
  return [...found.values()];
}

const lies = (day: string, { from, to }: { readonly from: string; readonly to: string }): boolean =>
  from <= to ? day >= from && day <= to : day >= from || day <= to;
