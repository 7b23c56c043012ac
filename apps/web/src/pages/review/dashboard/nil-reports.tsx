import { Card, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dashboard } from './dashboard-query.ts';
import { dashboardWords } from './words.ts';

/** Villages that had not reported the latest week that was due. */
export function NilReports({ reports }: { readonly reports: NonNullable<Dashboard['nilReports']> }) {
  const say = useWords(dashboardWords);
  const dates = useDates();
  const { join } = useLists();
  const { week, due, reported, missing } = reports;
  return (
    <Card
      size="small"
      title={say('nilReports', { from: dates.day(week.from), to: dates.day(week.to) })}
      extra={<Link to="/review/villages">{say('allVillages')}</Link>}
    >
      <strong>{due === 0 ? say('noneDue') : say('reportedOf', { reported, due })}</strong>
      {missing.length > 0 && (
        <Typography.Text type="danger" style={{ display: 'block' }}>
          {say('missing', { names: join(missing.map(({ name }) => name)) })}
        </Typography.Text>
      )}
    </Card>
  );
}
