import { useSearchParams } from 'react-router-dom';
import { type IsoDate, type Period, periodAround, periodOf } from '#domain';
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

/** Period and part of the tree, kept in the address. */
export interface AskedInAddress {
  readonly asked: FiguresAsked;
  readonly period: Period;
  /** It lies ahead: there is nothing to count. */
  readonly isAhead: boolean;
  /** Leads to other days or another part; what else stands in the address stays. */
  readonly go: (next: FiguresAsked) => void;
}

/** Reads the address of a page of figures. */
export function useAsked(): AskedInAddress {
  const { today } = useDates();
  const [address, setAddress] = useSearchParams();
  const period = periodIn(address.get('period'), today);
  const organisation = address.get('organisation') ?? undefined;
  return {
    asked: { period: period.id, organisation },
    period,
    isAhead: today < period.from,
    go: (next) => {
      const rest = [...address].filter(([key]) => key !== 'period' && key !== 'organisation');
      setAddress([...addressOf(next), ...rest]);
    },
  };
}

/** What stands in an address for it. */
export const addressOf = ({ period, organisation }: FiguresAsked): [string, string][] => [
  ['period', period],
  ...(organisation === undefined ? [] : [['organisation', organisation] as [string, string]]),
];

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
