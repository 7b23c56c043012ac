import { type Calendar, type IsoDate, reasonOfDay } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { calendarWords } from './words.ts';
import { type ShownDay, weeksOf, workingDaysOf } from './year.ts';

const weekdays = [
  { zh: '一', en: 'Mo' },
  { zh: '二', en: 'Tu' },
  { zh: '三', en: 'We' },
  { zh: '四', en: 'Th' },
  { zh: '五', en: 'Fr' },
  { zh: '六', en: 'Sa' },
  { zh: '日', en: 'Su' },
] as const;

/** One month of the small calendar: what is off, and what is worked in lieu, by sign and colour. */
export function MonthTable(props: {
  readonly year: number;
  readonly month: number;
  readonly calendar: Calendar;
  readonly today: IsoDate;
}) {
  const say = useWords(calendarWords);
  const name = useNames();
  const weeks = weeksOf(props.year, props.month, props.calendar);
  return (
    <table className="month">
      <caption>
        {say('month', { month: props.month })}
        <small>{say('workingDays', { count: workingDaysOf(weeks) })}</small>
      </caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday.en} scope="col">
              {name(weekday)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.find((day) => day)?.date}>
            {week.map((day, n) =>
              day ? (
                <Day key={day.date} day={day} calendar={props.calendar} isToday={day.date === props.today} />
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell has nothing but its place
                <td key={n} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({
  day,
  calendar,
  isToday,
}: {
  readonly day: ShownDay;
  readonly calendar: Calendar;
  readonly isToday: boolean;
}) {
  const say = useWords(calendarWords);
  const name = useNames();
  const kind = day.exception?.kind ?? (day.isWorked ? 'plain' : 'weekend');
  return (
    <td
      className={`day-${kind}`}
      title={name(reasonOfDay(day.date, calendar))}
      aria-current={isToday ? 'date' : undefined}
    >
      {Number(day.date.slice(8))}
      {day.exception && <sup>{say(day.exception.kind === 'rest' ? 'restSign' : 'workSign')}</sup>}
    </td>
  );
}
