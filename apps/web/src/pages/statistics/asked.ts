import { useSearchParams } from 'react-router-dom';
import { dayInShanghai, type IsoDate, type Period, periodAround, periodOf } from '#domain';
import { useDates } from '../../words/dates.ts';
import type { FigureAsked, FiguresAsked } from './figures-asked.ts';

/** The period that stands in an address; the present year where there is none, or what stands there is no period. */
function periodIn(written: string | null, today: IsoDate): Period {
  const thisYear = periodAround('year', today);
  if (written === null) return thisYear;
  try {
    return periodOf(written);
  } catch {
    // Whoever wrote into the address is shown where they are.
    return thisYear;
  }
}

/** A moment that is over, as an address tells it: a day, or an instant. What is none, or has not come, is now. */
function momentIn(written: string | null, today: IsoDate): string | undefined {
  if (written === null || !/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(written))
    return undefined;
  if (Number.isNaN(Date.parse(written))) return undefined;
  const isDay = written.length === 10;
  return (isDay ? written < today : dayInShanghai(new Date(written).toISOString()) <= today)
    ? written
    : undefined;
}

/** The day of a moment. */
export const dayOfMoment = (asOf: string): IsoDate =>
  asOf.length === 10 ? asOf : dayInShanghai(new Date(asOf).toISOString());

/** Period, part of the tree and moment, kept in the address. */
export interface AskedInAddress {
  readonly asked: FiguresAsked;
  readonly period: Period;
  /** It lies ahead of the moment that is asked: there is nothing to count. */
  readonly isAhead: boolean;
  /** Leads to other days, another part or another moment; what else stands in the address stays. */
  readonly go: (next: FiguresAsked) => void;
}

/** Reads the address of a page of figures. */
export function useAsked(): AskedInAddress {
  const { today } = useDates();
  const [address, setAddress] = useSearchParams();
  const period = periodIn(address.get('period'), today);
  const organisation = address.get('organisation') ?? undefined;
  const asOf = momentIn(address.get('asOf'), today);
  return {
    asked: { period: period.id, organisation, asOf },
    period,
    isAhead: (asOf === undefined ? today : dayOfMoment(asOf)) < period.from,
    go: (next) => {
      const rest = [...address].filter(([key]) => !['period', 'organisation', 'asOf'].includes(key));
      setAddress([...addressOf(next), ...rest]);
    },
  };
}

/** What stands in an address for it. */
export const addressOf = ({ period, organisation, asOf }: FiguresAsked): [string, string][] =>
  Object.entries({ period, organisation, asOf }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );

/** The address of the page that opens a number. */
export function casesPath(asked: FiguresAsked, { figure, by, key }: FigureAsked): string {
  const line = by === undefined ? [] : [['by', by], ...(typeof key === 'string' ? [['key', key]] : [])];
  return `/statistics/cases?${new URLSearchParams([...addressOf(asked), ['figure', figure], ...line])}`;
}

/** The days that an answer counted, as a period: one that runs, or was cut to another, ends where its counting ended. */
export function countedPeriod({
  id,
  from,
  to,
  until,
}: Pick<Period, 'id' | 'from' | 'to'> & { readonly until: IsoDate }): string {
  const whole = periodOf(id);
  return whole.from === from && whole.to === to && until === to ? id : `${from}..${until}`;
}
