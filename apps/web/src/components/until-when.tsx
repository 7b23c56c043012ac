import { Typography } from 'antd';
import { daysBetween, isPublished, workingDaysBetween } from '#domain';
import { useCalendar } from '../api/rule-book.ts';
import { useDates } from '../words/dates.ts';
import { defineWords, useWords } from '../words/words.ts';

const untilWords = defineWords(
  'untilWhen',
  {
    today: '{{day}}，今天到期',
    one: '{{day}}，还有1个工作日',
    many: '{{day}}，还有{{count}}个工作日',
    about: '{{day}}，还有约{{count}}个工作日',
    restDays: '{{day}}，其间没有工作日',
    overdue: '{{day}}，已逾期{{count}}天',
  },
  {
    today: '{{day}}, due today',
    one: '{{day}}, 1 working day left',
    many: '{{day}}, {{count}} working days left',
    about: '{{day}}, about {{count}} working days left',
    restDays: '{{day}}, no working day until then',
    overdue: '{{day}}, {{count}} d overdue',
  },
);

/**
 * Until when something is due, and how many days there are to work on it: after today, the day itself included. About so
 * many where the holidays of that year are not published yet. The calendar comes with this page and with no other that a
 * phone loads first.
 */
export function UntilWhen({ on }: { readonly on: string }) {
  const say = useWords(untilWords);
  const dates = useDates();
  const calendar = useCalendar();
  const left = workingDaysBetween(dates.today, on, calendar);
  const word = () => {
    if (on < dates.today) return 'overdue';
    if (on === dates.today) return 'today';
    if (left === 0) return 'restDays';
    if (!isPublished(on, calendar)) return 'about';
    return left === 1 ? 'one' : 'many';
  };
  const count = on < dates.today ? daysBetween(on, dates.today) : left;
  return (
    <Typography.Text type={on < dates.today ? 'danger' : on === dates.today ? 'warning' : 'secondary'}>
      <time dateTime={on}>{say(word(), { day: dates.fullDay(on), count })}</time>
    </Typography.Text>
  );
}
