import { Descriptions, Tag, Typography } from 'antd';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { type Clock, computedLines } from './computed-lines.ts';
import { LadderTable } from './ladder-table.tsx';
import { deadlineWords } from './words.ts';

/** Why a deadline is on its day: by what, from when, with which days left out, and what happens before and after it. */
export function ClockSheet({ clock }: { readonly clock: Clock }) {
  const say = useWords(deadlineWords);
  const name = useNames();
  const dates = useDates();
  const { named } = useLists();
  const { variant, source } = clock;
  const sourceWords = () => {
    if (source.text === null) return say('proposal');
    if (source.isLaw) return named(say('law'), name(source.text));
    return `${say('proposal')} · ${named(say('basedOn'), name(source.text))}`;
  };
  const lines = [
    ...(variant ? [['variant', name(variant)] as const] : []),
    ['source', sourceWords()],
    ['startedOn', dates.fullDay(clock.startedOn)],
    ['dueOn', dates.fullDay(clock.dueOn)],
    ...(clock.calendar ? [['calendar', clock.calendar] as const] : []),
  ] as const;
  return (
    <div className="clock-sheet">
      <Descriptions
        size="small"
        column={1}
        items={lines.map(([key, children]) => ({ key, label: say(key), children }))}
      />
      {clock.provisional && (
        <p>
          <Tag color="orange">{say('provisional')}</Tag> {say('provisionalWhy')}
        </p>
      )}
      {clock.paused && (
        <p>
          <Tag>{say('paused')}</Tag> {say('pausedWhy')}
        </p>
      )}
      {clock.urgent && (
        <p>
          <Tag color="red">{say('urgent')}</Tag> {say('urgentWhy')}
        </p>
      )}
      <Typography.Title level={4}>{say('computation')}</Typography.Title>
      <ol className="plain computation">
        {computedLines(clock.steps).map(({ kind, from, to, days, what }) => (
          <li key={`${kind} ${from}`} className={`step-${kind}`}>
            <time dateTime={from}>
              {days === 1
                ? dates.fullDay(from)
                : say('span', { from: dates.fullDay(from), to: dates.fullDay(to) })}
            </time>
            <span>{days > 1 ? say('countedDays', { count: days }) : name(what)}</span>
          </li>
        ))}
      </ol>
      {clock.ladder.length > 0 && (
        <>
          <Typography.Title level={4}>{say('ladder')}</Typography.Title>
          <LadderTable clock={clock} />
        </>
      )}
    </div>
  );
}
