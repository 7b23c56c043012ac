import { type Calendar, isWorkingDay, reasonOfDay } from '../calendar/calendar.ts';
import { addDays, daysBetween, type IsoDate } from '../calendar/iso-date.ts';
import type { Label } from '../label.ts';
import { type DeadlineStep, step } from './deadline.steps.ts';

/**
 * A time for which a clock stood still. Like a start, the day on which it began is not part of it; the day on which it
 * ended is. Begun and ended on one day it changes nothing.
 */
export interface Pause {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Why, e.g. 鉴定. */
  readonly ground: Label;
}

export const daysOf = ({ from, to }: Pause): number => Math.max(0, daysBetween(from, to));

/**
 * A day moved by the pauses that began before it, one after the other; one that began later is too late to move it.
 * @param steps  receives a line for each pause that moved it
 */
export function shiftedBy(pauses: readonly Pause[], day: IsoDate, steps?: DeadlineStep[]): IsoDate {
  let moved = day;
  for (const pause of pauses) {
    const days = daysOf(pause);
    if (days === 0 || pause.from >= moved) continue;
    moved = addDays(moved, days);
    steps?.push(step('pausedSpan', moved, told(pause, days)));
  }
  return moved;
}

/**
 * The day on which so many working days outside the pauses have been counted after a day.
 * @param steps  receives a line for each day that was looked at
 */
export function countedDays(
  start: IsoDate,
  workingDays: number,
  pauses: readonly Pause[],
  calendar: Calendar,
  steps: DeadlineStep[],
): IsoDate {
  let day = start;
  for (let left = workingDays; left > 0; ) {
    day = addDays(day, 1);
    const pause = pauses.find(({ from, to }) => from < day && day <= to);
    if (pause) {
      const { zh, en } = pause.ground;
      steps.push(step('excluded', day, { zh: `中止(${zh})`, en: `paused (${en})` }));
      continue;
    }
    const isCounted = isWorkingDay(day, calendar);
    if (isCounted) left -= 1;
    steps.push(step(isCounted ? 'counted' : 'excluded', day, reasonOfDay(day, calendar)));
  }
  return day;
}

const told = ({ from, to, ground }: Pause, days: number): Label => ({
  zh: `${from}至${to}中止(${ground.zh})，顺延${days}日`,
  en: `paused from ${from} to ${to} (${ground.en}), moved by ${days} days`,
});
