import { Card, Typography } from 'antd';
import { Link } from 'react-router-dom';
import { reviewFigureLabels } from '#domain';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { CaseLines } from './case-lines.tsx';
import { type FigureAsked, figurePath, useFigureCases } from './dashboard-query.ts';
import { dashboardWords } from './words.ts';

/** As many as a glance takes in; the title opens all of them. */
const shownAtMost = 8;

/** Cases of which the meeting will speak one by one. */
export function CaseList({ asked, count }: { readonly asked: FigureAsked; readonly count: number }) {
  const say = useWords(dashboardWords);
  const name = useNames();
  const { aside } = useLists();
  const { data } = useFigureCases(asked, shownAtMost);
  const title = aside(name(reviewFigureLabels[asked.figure]), count);
  return (
    <Card size="small" title={count > 0 ? <Link to={figurePath(asked)}>{title}</Link> : title}>
      {count === 0 && <Typography.Text type="secondary">{say('noLines')}</Typography.Text>}
      <CaseLines lines={data?.pages[0]?.items ?? []} />
    </Card>
  );
}
