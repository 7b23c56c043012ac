import { ExclamationCircleFilled } from '@ant-design/icons';
import { Tag, Typography } from 'antd';
import { type Risk, riskLabels, type Stage } from '#domain';
import { useDates } from '../words/dates.ts';
import { useNames } from '../words/label.ts';

const stageColours: Readonly<Record<Stage, string>> = {
  reported: 'blue',
  analyzed: 'geekblue',
  mediated: 'gold',
  resolved: 'green',
  closed: 'default',
};

/** Where a case stands, coloured by its stage. */
export function StateMark({ stage, name }: { readonly stage: Stage; readonly name: string }) {
  return (
    <Tag color={stageColours[stage]} variant="filled">
      {name}
    </Tag>
  );
}

/** The risk in a word and a colour; green says nothing, because most cases are. */
export function RiskMark({ risk }: { readonly risk: Risk }) {
  const name = useNames();
  if (risk === 'green') return null;
  return (
    <Tag color={risk === 'red' ? 'red' : 'orange'} icon={risk === 'red' && <ExclamationCircleFilled />}>
      {name(riskLabels[risk])}
    </Tag>
  );
}

/** A due day: how it stands to today, and the day itself. */
export function DueDay({ on }: { readonly on: string }) {
  const dates = useDates();
  return (
    <Typography.Text type={on < dates.today ? 'danger' : on === dates.today ? 'warning' : 'secondary'}>
      <time dateTime={on} title={dates.day(on)}>
        {dates.due(on)} · {dates.day(on)}
      </time>
    </Typography.Text>
  );
}
