import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { useFigures } from '../meeting/figures.tsx';
import { meetingWords } from '../meeting/words.ts';
import type { Meeting } from '../review-query.ts';
import { roomWords } from './words.ts';

/**
 * What a meeting speaks about beside its cases: the figures, what came in since the opening, villages that have not reported,
 * and other matters.
 */
export function RoomBeside({ meeting }: { readonly meeting: Meeting }) {
  const { newSince, missingReports, topics } = meeting;
  const figures = useFigures(meeting);
  const say = useWords(roomWords);
  const sayOf = useWords(meetingWords);
  const dates = useDates();
  const { aside } = useLists();
  return (
    <main className="room-beside" aria-live="polite">
      <h1>{say('beside')}</h1>
      {newSince && newSince.cases > 0 && (
        <section className={newSince.red > 0 ? 'room-bad' : ''}>
          <h2>{sayOf('newSince', { cases: newSince.cases, red: newSince.red })}</h2>
        </section>
      )}
      {figures && (
        <section>
          <h2>{figures.title}</h2>
          <p>{figures.lead}</p>
          <dl className="room-figures">
            {figures.counts.map(({ label, count, hint }) => (
              <div key={label} title={hint}>
                <dt>{label}</dt>
                <dd>{count}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {missingReports && missingReports.villages.length > 0 && (
        <section>
          <h2>
            {sayOf('missingReports', {
              count: missingReports.villages.length,
              from: dates.day(missingReports.week.from),
              to: dates.day(missingReports.week.to),
            })}
          </h2>
          <ul className="room-villages">
            {missingReports.villages.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </section>
      )}
      {topics.length > 0 && (
        <section>
          <h2>{sayOf('topics')}</h2>
          <ol>
            {topics.map(({ id, topic, by }) => (
              <li key={id}>{aside(topic ?? '', by.name)}</li>
            ))}
          </ol>
        </section>
      )}
    </main>
  );
}
