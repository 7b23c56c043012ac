import { Card, Flex, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { DueDay, RiskMark, StateMark } from '../../../components/marks.tsx';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { useCaseName } from '../meeting/case-lines.ts';
import { type Figure, useFigureCases } from './dashboard-query.ts';
import { dashboardWords } from './words.ts';

/** Cases of which the meeting will speak one by one. */
export function CaseList(list: {
  readonly title: string;
  readonly day: string;
  readonly figure: Figure;
  readonly count: number;
}) {
  const say = useWords(dashboardWords);
  const name = useNames();
  const caseName = useCaseName();
  const { aside } = useLists();
  const { data } = useFigureCases(list.day, list.figure);
  const lines = data?.items ?? [];
  return (
    <Card size="small" title={aside(list.title, list.count)}>
      {list.count === 0 && <Typography.Text type="secondary">{say('noLines')}</Typography.Text>}
      <ul className="plain">
        {lines.map((line) => (
          <li key={line.id} className="row wrapping">
            <Flex gap={8} wrap align="center" style={{ flex: 1, minWidth: 0 }}>
              <Link to={`/disputes/${line.id}`}>{caseName(line)}</Link>
              <RiskMark risk={line.risk} />
              <StateMark stage={line.stage} name={name(line.stateName)} />
              <span>{[line.place.name, name(line.typeName)].join(' · ')}</span>
            </Flex>
            {line.nextDueOn && <DueDay on={line.nextDueOn} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
