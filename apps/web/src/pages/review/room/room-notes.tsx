import type { ReactNode } from 'react';
import type { Shapes } from '../../../api/client.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../../dispute/dispute-query.ts';
import { DecisionLine } from '../decision-line.tsx';
import { useLastHeading } from '../meeting/case-lines.ts';
import type { AgendaEntry, Decision } from '../review-query.ts';
import { RoomNews } from './room-news.tsx';
import { roomWords } from './words.ts';

/** As many steps as a room can read. */
const stepsShown = 4;

/** What the last meeting decided and what became of it, the last steps, and what is decided now. */
export function RoomNotes(props: {
  readonly entry: AgendaEntry;
  /** Nobody has said yet why they look. */
  readonly isMasked: boolean;
  readonly dispute: Dispute | undefined;
  readonly steps: readonly Shapes['HistoryLine'][] | undefined;
  /** A decision with the words that somebody has asked to see. */
  readonly withWords: (decision: Decision) => Decision;
  readonly actionsOf: (decision: Decision) => ReactNode;
}) {
  const say = useWords(roomWords);
  const name = useNames();
  const lastHeading = useLastHeading();
  const { decisions, lastDecided } = props.entry;
  const steps = (props.isMasked ? [] : props.steps)?.slice(-stepsShown).toReversed() ?? [];
  return (
    <aside className="room-notes">
      <section className="room-now">
        <h2>{say('now')}</h2>
        {decisions.length === 0 && <p>{say('nowNone')}</p>}
        <ul className="plain">
          {decisions.map((decision) => (
            <DecisionLine key={decision.id} decision={props.withWords(decision)}>
              {props.actionsOf(decision)}
            </DecisionLine>
          ))}
        </ul>
      </section>
      {!props.isMasked && props.dispute && props.steps && (
        <RoomNews dispute={props.dispute} steps={props.steps} />
      )}
      <section>
        <h2>{lastHeading(lastDecided)}</h2>
        {!lastDecided && <p>{say('lastNone')}</p>}
        <ul className="plain">
          {lastDecided?.decisions.map((decision) => (
            <DecisionLine key={decision.id} decision={props.withWords(decision)} />
          ))}
        </ul>
      </section>
      <section>
        <h2>{say('steps')}</h2>
        {steps.length === 0 && <p>{say(props.isMasked ? 'stepsMasked' : 'stepsNone')}</p>}
        <ol className="plain">
          {steps.map(({ seq, sentence }) => (
            <li key={seq} className="room-step">
              {name(sentence)}
            </li>
          ))}
        </ol>
      </section>
    </aside>
  );
}
