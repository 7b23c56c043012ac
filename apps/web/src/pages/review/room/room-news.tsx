import { initialsOfParties, observationSourceLabels, riskFactorLabels } from '#domain';
import type { Shapes } from '../../../api/client.ts';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useLists } from '../../../words/lists.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../../dispute/dispute-query.ts';
import { laterFirst, NewsMarks, type Observed } from '../../dispute/news-marks.tsx';
import { disputeWords } from '../../dispute/words.ts';
import { roomWords } from './words.ts';

/** As many as a room can read: the latest of one party each. */
const newsShown = 2;

type Steps = readonly Shapes['HistoryLine'][];

function latestOfEach(steps: Steps): readonly Observed[] {
  const news = steps.filter((line): line is Observed => line.type === 'OBSERVE').toSorted(laterFirst);
  const seen = new Set<string>();
  return news.filter(({ facts: { partyId = '' } }) => !seen.has(partyId) && seen.add(partyId));
}

/**
 * What became known of the parties last, and what makes the case dangerous: initials, marks, day and source. The words are not
 * for a wall, because they name people.
 */
export function RoomNews({ dispute, steps }: { readonly dispute: Dispute; readonly steps: Steps }) {
  const say = useWords(roomWords);
  const sayOf = useWords(disputeWords);
  const name = useNames();
  const dates = useDates();
  const { join } = useLists();
  const news = latestOfEach(steps).slice(0, newsShown);
  const { parties, riskFactors } = dispute;
  const initials = initialsOfParties(parties);
  const who = ({ facts: { partyId } }: Observed) =>
    partyId === undefined
      ? sayOf('everyParty')
      : (initials[parties.findIndex(({ id }) => id === partyId)] ?? sayOf('everyParty'));
  if (news.length === 0 && riskFactors.length === 0) return null;
  return (
    <section>
      <h2>{sayOf('news')}</h2>
      <ul className="plain">
        {news.map((line) => {
          const { observedOn, source } = line.facts;
          const told = [observedOn && dates.day(observedOn), source && name(observationSourceLabels[source])];
          return (
            <li key={line.seq} className="room-news">
              <strong>{who(line)}</strong>
              <NewsMarks facts={line.facts} />
              <small>{told.filter(Boolean).join(' · ')}</small>
            </li>
          );
        })}
      </ul>
      {riskFactors.length > 0 && (
        <p>
          {say('riskFactors', { factors: join(riskFactors.map((factor) => name(riskFactorLabels[factor]))) })}
        </p>
      )}
    </section>
  );
}
