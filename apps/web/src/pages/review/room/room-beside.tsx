import { useDates } from '../../../words/dates.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import { meetingWords } from '../meeting/words.ts';
import type { Meeting } from '../review-query.ts';
import { roomWords } from './words.ts';

/** What stands on the agenda and is no case: villages that have not reported, and other matters. */
export function RoomBeside({ meeting: { missingReports, topics } }: { readonly meeting: Meeting }) {
  const say = useWords(roomWords);
  const sayOf = useWords(meetingWords);
  const dates = useDates();
  const { aside } = useLists();
  return (
    <main className="room-beside" aria-live="polite">
      <h1>{say('beside')}</h1>
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
