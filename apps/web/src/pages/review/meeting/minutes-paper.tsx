import { agendaSectionLabels, commandNames, dayInShanghai } from '#domain';
import { useDates } from '../../../words/dates.ts';
import { useNames, useSentences } from '../../../words/label.ts';
import { language } from '../../../words/language.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { useTaskWords } from '../decision-line.tsx';
import type { Minutes } from '../review-query.ts';
import { paperWords } from './paper-words.ts';

/** 会议纪要 as a paper: made of what was frozen at the closing and of nothing else. */
export function MinutesPaper({ minutes }: { readonly minutes: Minutes }) {
  const say = useWords(paperWords);
  const dates = useDates();
  const name = useNames();
  const { join, aside, named } = useLists();
  const { openedAt, closedAt, items, attendance, reopened } = minutes;
  const mark = useEditionMark()(minutes);
  const people = attendance.map(({ name: person, body }) => (body ? aside(person, body) : person));
  const away = (minutes.absent ?? []).map(({ name: person, body, reason: why }) => {
    const more = [body, why].filter((words): words is string => Boolean(words));
    return more.length > 0 ? aside(person, join(more)) : person;
  });
  const replaces = () => {
    if (!reopened) return undefined;
    const told = say('reopenedBy', { name: reopened.by, day: dates.day(dayInShanghai(reopened.at)) });
    return reopened.reason ? named(told, reopened.reason) : told;
  };
  const head = [
    ['time', say('timeOf', { from: dates.moment(openedAt), until: dates.until(closedAt, openedAt) })],
    ['place', minutes.place],
    ['chair', minutes.chair],
    ['present', join(people)],
    ['absent', join(away)],
    ['recorder', minutes.recorder],
    ['reason', minutes.reason],
    ['replaces', replaces()],
  ] as const;
  const heading =
    language() === 'zh' && minutes.title
      ? minutes.title
      : say(minutes.kind === 'urgent' ? 'headingUrgent' : 'heading', { township: minutes.township });
  const sections = [...new Set(items.map(({ section }) => section))];
  return (
    <article className="slip minutes">
      <h1>{heading}</h1>
      <p className="slip-number">
        {minutes.number === undefined ? dates.day(dayInShanghai(openedAt)) : `${minutes.number}${mark}`}
      </p>
      <dl>
        {head
          .filter(([, words]) => words)
          .map(([key, words]) => (
            <div key={key}>
              <dt>{say(key)}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
      {items.length === 0 && <p>{say('noCases')}</p>}
      {sections.map((section) => (
        <section key={section}>
          <h2>{section === 'raised' ? say('raised') : name(agendaSectionLabels[section])}</h2>
          <ol>
            {items
              .filter((item) => item.section === section)
              .map((item) => (
                <Item key={item.disputeId} item={item} />
              ))}
          </ol>
        </section>
      ))}
      {minutes.nilReports && <NilReports nilReports={minutes.nilReports} />}
      {(minutes.topics ?? []).length > 0 && (
        <section>
          <h2>{say('topics')}</h2>
          <ol>
            {minutes.topics?.map(({ topic, by }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: frozen, and two may say the same
              <li key={n}>{aside(topic ?? '', by)}</li>
            ))}
          </ol>
        </section>
      )}
      {minutes.carriedOver.length > 0 && <p>{say('carriedLine', { count: minutes.carriedOver.length })}</p>}
      {minutes.conclusions && (
        <section>
          <h2>{say('conclusions')}</h2>
          <p className="story">{minutes.conclusions}</p>
        </section>
      )}
    </article>
  );
}

/** （第2版）: what stands beside the number of a later edition. */
export function useEditionMark(): (minutes: Minutes) => string {
  const say = useWords(paperWords);
  return ({ edition = 1 }) => (edition > 1 ? say('editionMark', { edition }) : '');
}

function NilReports({ nilReports }: { readonly nilReports: NonNullable<Minutes['nilReports']> }) {
  const say = useWords(paperWords);
  const dates = useDates();
  const { join } = useLists();
  const { week, due, reported, missing } = nilReports;
  const days = { from: dates.day(week.from), to: dates.day(week.to), due };
  return (
    <section>
      <h2>{say('nilReports')}</h2>
      <p>
        {missing.length === 0
          ? say('allReported', days)
          : say('notReported', { ...days, reported, count: missing.length, villages: join(missing) })}
      </p>
    </section>
  );
}

function Item({ item }: { readonly item: Minutes['items'][number] }) {
  const say = useWords(paperWords);
  const name = useNames();
  const sentence = useSentences();
  const { named } = useLists();
  const task = useTaskWords();
  const about = [item.parties, item.place, item.typeName && name(item.typeName)].filter(Boolean).join(' · ');
  return (
    <li>
      <strong>{item.number ?? say('unnumbered')}</strong>
      {about && <span> {about}</span>}
      {item.decisions.length === 0 && <p>{say('noDecision')}</p>}
      {item.decisions.map((decision) => {
        const what = name(decision.orderName ?? commandNames[decision.type]);
        const unit = decision.unitName === null ? null : { id: '', name: decision.unitName };
        const words = task({ ...decision, unit });
        return (
          <p key={decision.decisionId}>
            {decision.refusal
              ? say('refused', { what, why: sentence(decision.refusal) })
              : words
                ? named(what, words)
                : what}
          </p>
        );
      })}
    </li>
  );
}
