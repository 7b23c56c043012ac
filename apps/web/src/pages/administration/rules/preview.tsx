import { Collapse, Typography } from 'antd';
import type { Preview as Previewed } from '../../../api/rule-book.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { defineWords, useWords } from '../../../words/words.ts';

const previewWords = defineWords(
  'recomputationPreview',
  {
    none: '没有在办案件的期限会变。',
    counts:
      '影响 {{cases}} 件在办案件的 {{clocks}} 个期限：提前 {{earlier}} 个，延后 {{later}} 个，只改提醒和升级 {{reminders}} 个',
    goOver: '如一并调整，共 {{count}} 件在办案件改用新规则。',
    reminders: '{{day}}，提醒和升级改变',
    which: '逐件查看',
    capped: '这里只列前 {{count}} 件',
    unnumbered: '未编号案件',
    certain: '{{day}}（由暂定转为确定）',
    provisional: '{{day}}（暂定）',
  },
  {
    none: 'No deadline of an open case would change.',
    counts:
      '{{clocks}} deadlines of {{cases}} open cases would change: {{earlier}} earlier, {{later}} later, {{reminders}} remind and climb otherwise',
    goOver: '{{count}} open cases would go over to the new rules.',
    reminders: '{{day}}, reminders and climb change',
    which: 'Case by case',
    capped: 'The first {{count}} only',
    unnumbered: 'Case without a number',
    certain: '{{day}} (no longer provisional)',
    provisional: '{{day}} (provisional)',
  },
);

type Moved = Previewed['shown'][number]['clocks'][number];

/** What another edition or another calendar would do to the open cases, in figures and case by case. */
export function Preview(props: { readonly preview: Previewed; readonly isOfRules?: boolean }) {
  const { preview } = props;
  const say = useWords(previewWords);
  const name = useNames();
  const dates = useDates();
  const { named, clauses } = useLists();
  const { cases, clocks, earlier, later, reminders, shown } = preview;
  const going = props.isOfRules && preview.goOver > 0 && (
    <Typography.Paragraph>{say('goOver', { count: preview.goOver })}</Typography.Paragraph>
  );
  if (cases === 0) {
    return (
      <>
        <Typography.Text role="status">{say('none')}</Typography.Text>
        {going}
      </>
    );
  }
  const after = ({ dueBefore, dueOn, provisionalBefore, provisional }: Moved) => {
    const day = dates.day(dueOn);
    if (provisional) return `${dates.day(dueBefore)} → ${say('provisional', { day })}`;
    if (dueBefore === dueOn && provisionalBefore) return say('certain', { day });
    if (dueBefore === dueOn) return say('reminders', { day });
    return `${dates.day(dueBefore)} → ${day}`;
  };
  return (
    <>
      <Typography.Text strong role="status">
        {say('counts', { cases, clocks, earlier, later, reminders })}
      </Typography.Text>
      {going}
      <Collapse
        ghost
        items={[
          {
            key: 'which',
            label: say('which'),
            children: (
              <ul className="plain">
                {shown.map((one) => (
                  <li key={one.disputeId} className="row wrapping">
                    <strong>{one.number ?? say('unnumbered')}</strong>
                    <span>{clauses(one.clocks.map((clock) => named(name(clock.name), after(clock))))}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      {cases > shown.length && (
        <Typography.Text type="secondary">{say('capped', { count: shown.length })}</Typography.Text>
      )}
    </>
  );
}
