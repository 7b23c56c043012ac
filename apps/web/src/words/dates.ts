import { useTranslation } from 'react-i18next';
import { addDays, dayInShanghai, dayLabel, daysBetween, type IsoDate } from '#domain';
import { useIsPrinting } from '../components/printing.ts';
import { presentInstant } from '../frame/training.ts';
import { i18n, language } from './language.ts';

/** Dates as people write them, in the language that is shown. All days are days of the office, Asia/Shanghai. */
export interface DateWords {
  /** Today at the office. */
  readonly today: IsoDate;
  /** 11月26日, of another year and on paper 2025年11月26日; in English 26 Nov, 26 Nov 2025. */
  day(date: IsoDate): string;
  /** 11月26日（周四）; in English Thu, 26 Nov. */
  fullDay(date: IsoDate): string;
  /** 周一; in English Mon. @param day 1 is Monday, 7 is Sunday */
  weekday(day: number): string;
  /** 今天, 明天, 还有3天, 逾期2天: how a due day stands to today. */
  due(date: IsoDate): string;
  /** 11月26日 14:05 from an ISO instant. */
  moment(instant: string): string;
  /** 14:05 from an ISO instant. */
  timeOf(instant: string): string;
  /** When something ended that began at another instant: 14:05, and with its day where that is another one. */
  until(instant: string, from: string): string;
}

const weekdays = {
  zh: new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' }),
};
const someMonday = '2024-01-01';
const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Asia/Shanghai',
});

/** Today at the office, whatever the zone of the device. */
const todayAtOffice = (): IsoDate => dayInShanghai(presentInstant());

function chineseDue(days: number): string {
  if (days < 0) return `逾期${-days}天`;
  if (days === 0) return '今天到期';
  return days === 1 ? '明天到期' : `还有${days}天`;
}

function englishDue(days: number): string {
  if (days < 0) return `${-days} d overdue`;
  if (days === 0) return 'due today';
  return days === 1 ? 'due tomorrow' : `${days} d left`;
}

/** The dates of this page, in the language that is shown. */
export function useDates(): DateWords {
  useTranslation(undefined, { i18n });
  const isChinese = language() === 'zh';
  const today = todayAtOffice();
  const isPrinting = useIsPrinting();
  const day = (date: IsoDate) => dayLabel(date, isPrinting ? undefined : today)[language()];
  const weekdayOf = (date: IsoDate) => weekdays[language()].format(new Date(`${date}T00:00:00Z`));
  const moment = (instant: string) => `${day(dayInShanghai(instant))} ${clock.format(new Date(instant))}`;
  return {
    today,
    day,
    fullDay: (date) =>
      isChinese ? `${day(date)}（${weekdayOf(date)}）` : `${weekdayOf(date)}, ${day(date)}`,
    weekday: (nth) => weekdayOf(addDays(someMonday, nth - 1)),
    due: (date) => (isChinese ? chineseDue : englishDue)(daysBetween(today, date)),
    timeOf: (instant) => clock.format(new Date(instant)),
    moment,
    until: (instant, from) =>
      dayInShanghai(instant) === dayInShanghai(from) ? clock.format(new Date(instant)) : moment(instant),
  };
}
