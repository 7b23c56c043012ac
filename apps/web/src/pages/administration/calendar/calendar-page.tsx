import { Alert, Button, Card, Flex, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type Calendar, yearOf } from '#domain';
import { useCalendar, useCalendarEditions } from '../../../api/rule-book.ts';
import { PageHeading } from '../../../components/page-heading.tsx';
import { useCapable } from '../../../session/actor.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import { MonthTable } from './month-table.tsx';
import { calendarWords } from './words.ts';
import { spansOf } from './year.ts';
import { YearDrawer } from './year-drawer.tsx';
import { type YearDraft, YearPreview } from './year-preview.tsx';

const months = Array.from({ length: 12 }, (_, n) => n + 1);

/** The calendar by which due days are counted, a year at a time; an administrator enters the years as they are published. */
export function CalendarPage() {
  const say = useWords(calendarWords);
  const { today } = useDates();
  const isCapable = useCapable();
  const [parameters, setParameters] = useSearchParams();
  /** The calendar at which whoever writes a year looked when they began. */
  const [enteringOver, enterOver] = useState<string | null>(null);
  const [draft, setDraft] = useState<YearDraft | null>(null);
  const calendar = useCalendar();
  const { years, version } = calendar;
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const offered = [last + 1, ...[...years].sort((a, b) => b - a)];
  const asked = Number(parameters.get('year'));
  const year = offered.includes(asked) ? asked : yearOf(today);
  return (
    <Flex vertical gap={16}>
      <PageHeading title={say('title')} lead={say('lead', { version })}>
        <Flex gap={8} wrap>
          <Select
            aria-label={say('year')}
            value={year}
            options={offered.map((one) => ({ value: one, label: say('yearName', { year: one }) }))}
            onChange={(one: number) => setParameters({ year: String(one) }, { replace: true })}
            style={{ width: 120 }}
          />
          {isCapable('rules.set') && (
            <Button type="primary" onClick={() => enterOver(version)}>
              {say(years.includes(year) ? 'correctYear' : 'addYear', { year })}
            </Button>
          )}
        </Flex>
      </PageHeading>
      <Typography.Text type="secondary">
        {say('published', { count: years.length, from: first, to: last })}
      </Typography.Text>
      {draft && (
        <YearPreview
          draft={draft}
          onDone={() => {
            setDraft(null);
            setParameters({ year: String(draft.year) }, { replace: true });
          }}
          onDiscard={() => setDraft(null)}
        />
      )}
      {!years.includes(year) && <Alert type="warning" showIcon title={say('unpublished', { year })} />}
      <Card>
        <div className="months">
          {months.map((month) => (
            <MonthTable key={month} year={year} month={month} today={today} calendar={calendar} />
          ))}
        </div>
      </Card>
      {years.includes(year) && <Exceptions year={year} calendar={calendar} />}
      <Entered />
      {enteringOver !== null && (
        <YearDrawer
          year={year}
          calendar={calendar}
          onClose={() => enterOver(null)}
          onDone={(checked) => {
            setDraft({ ...checked, replaces: enteringOver });
            enterOver(null);
          }}
        />
      )}
    </Flex>
  );
}

function Exceptions({ year, calendar }: { readonly year: number; readonly calendar: Calendar }) {
  const say = useWords(calendarWords);
  const name = useNames();
  const dates = useDates();
  return (
    <Card title={say('exceptions')}>
      <ul className="plain">
        {spansOf(year, calendar).map(({ from, to, days, exception }) => (
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

/** The years that were entered here, beside those that came with the product. */
function Entered() {
  const say = useWords(calendarWords);
  const dates = useDates();
  const { data } = useCalendarEditions();
  if (!data || data.added.length === 0) return null;
  return (
    <Card title={say('entered')}>
      <ul className="plain">
        {data.added.map(({ version, year, notice, madeBy, madeAt }) => (
          <li key={version} className="row wrapping">
            <span style={{ flex: '1 1 240px' }}>{say('enteredYear', { year, notice })}</span>
            <Typography.Text type="secondary">
              {[version, madeBy, dates.moment(madeAt)].join(' · ')}
            </Typography.Text>
          </li>
        ))}
      </ul>
    </Card>
  );
}
