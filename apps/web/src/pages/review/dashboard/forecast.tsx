import { Card, Flex, Tag, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { codeLabels } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { type Dashboard, figurePath, type WeekAsked } from './dashboard-query.ts';
import { dashboardWords } from './words.ts';

/** What the coming week will bring: due days, festivals and seasons, and the same week of last year. */
export function Forecast(props: {
  readonly asked: WeekAsked;
  readonly forecast: NonNullable<Dashboard['forecast']>;
}) {
  const say = useWords(dashboardWords);
  const name = useNames();
  const dates = useDates();
  const { named, join, aside } = useLists();
  const { due, seasons, lastYear } = props.forecast;
  return (
    <Card size="small" title={say('forecast')}>
      <Flex vertical gap={8}>
        <div>
          <strong>{say('dueDays')}</strong> {due.length === 0 && say('noLines')}
          {due.map(({ on, cases }) => (
            <Link key={on} to={figurePath({ ...props.asked, figure: 'dueSoon', dueOn: on })}>
              <Tag>
                {dates.fullDay(on)} {cases}
              </Tag>
            </Link>
          ))}
        </div>
        {seasons.map(({ on, name: label, types }) => (
          <div key={`${on} ${label.en}`}>
            {named(
              aside(name(label), dates.day(on)),
              join(types.map((type) => name(codeLabels.disputeType[type]))),
            )}
          </div>
        ))}
        {lastYear && (
          <Typography.Text type="secondary">
            {named(
              say('lastYear', { from: dates.day(lastYear.from), to: dates.day(lastYear.to) }),
              join([
                say('lastYearCases', { count: lastYear.cases }),
                ...lastYear.byType.map(({ name: label, cases }) => `${name(label)} ${cases}`),
              ]),
            )}
          </Typography.Text>
        )}
      </Flex>
    </Card>
  );
}
