import { Alert, Card, Flex, Select, Tag, Typography } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { publishedCalendar, yearOf } from '#domain';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { MonthTable } from './month-table.tsx';
import { calendarWords } from './words.ts';
import { spansOf } from './year.ts';

const months = Array.from({ length: 12 }, (_, n) => n + 1);

/** The calendar by which due days are counted, a year at a time. */
export function CalendarPage() {
  const say = useWords(calendarWords);
  const { today } = useDates();
  const [parameters, setParameters] = useSearchParams();
  const { years, version } = publishedCalendar;
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const offered = [last + 1, ...[...years].sort((a, b) => b - a)];
  const asked = Number(parameters.get('year'));
  const year = offered.includes(asked) ? asked : yearOf(today);
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead', { version })}>
        <Select
          aria-label={say('year')}
          value={year}
          options={offered.map((one) => ({ value: one, label: say('yearName', { year: one }) }))}
          onChange={(one: number) => setParameters({ year: String(one) }, { replace: true })}
          style={{ width: 120 }}
        />
      </PageHeading>
      <Typography.Text type="secondary">
        {say('published', { count: years.length, from: first, to: last })}
      </Typography.Text>
      {!years.includes(year) && <Alert type="warning" showIcon title={say('unpublished', { year })} />}
      <Card>
        <div className="months">
          {months.map((month) => (
            <MonthTable key={month} year={year} month={month} today={today} />
          ))}
        </div>
      </Card>
      {years.includes(year) && <Exceptions year={year} />}
    </Flex>
  );
}

function Exceptions({ year }: { readonly year: number }) {
  const say = useWords(calendarWords);
  const name = useNames();
  const dates = useDates();
  return (
    <Card title={say('exceptions')}>
      <ul className="plain">
        {spansOf(year, publishedCalendar).map(({ from, to, days, exception }) => (
          <li key={from} className="row">
            <Tag color={exception.kind === 'rest' ? 'red' : 'blue'}>{say(exception.kind)}</Tag>
            <span style={{ flex: 1 }}>{name(exception.name)}</span>
            <Typography.Text type="secondary">
              {days === 1
                ? dates.day(from)
                : say('span', { from: dates.day(from), to: dates.day(to), count: days })}
            </Typography.Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}
