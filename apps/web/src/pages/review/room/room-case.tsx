import { daysBetween } from '#domain';
import { RiskMark, StateMark } from '../../../components/marks.tsx';
import { useDates } from '../../../words/dates.ts';
import { useNames } from '../../../words/label.ts';
import { useWords } from '../../../words/words.ts';
import type { Dispute } from '../../dispute/dispute-query.ts';
import { useCaseName } from '../meeting/case-lines.ts';
import { ChangedMark } from '../meeting/live-marks.tsx';
import type { AgendaEntry } from '../review-query.ts';
import { reviewWords } from '../words.ts';
import type { Seen } from './look-panel.tsx';
import { roomWords } from './words.ts';

/**
 * What a meeting needs of a case, and no more: initials instead of names; of a sensitive case neither matter nor people until
 * somebody has said why they look.
 */
export function RoomCase(props: {
  readonly entry: AgendaEntry;
  readonly dispute: Dispute | undefined;
  readonly seen: Seen | undefined;
  readonly isMasked: boolean;
  readonly onLook: () => void;
}) {
  const say = useWords(roomWords);
  const sayOf = useWords(reviewWords);
  const name = useNames();
  const caseName = useCaseName();
  const facts = useFacts(props.entry, props.dispute);
  const { entry, isMasked, seen } = props;
  const { line, reasons } = entry;
  return (
    <article className="room-case" aria-label={say('case')}>
      <h1>{caseName(line)}</h1>
      <p className="room-marks">
        <RiskMark risk={line.risk} />
        <StateMark stage={line.stage} name={name(line.stateName)} />
        {!isMasked && <span>{name(line.typeName)}</span>}
        {reasons
          .filter(({ code }) => code !== 'red')
          .map(({ code, name: label }) => (
            <span key={code} className="room-reason">
              {name(label)}
            </span>
          ))}
        <ChangedMark entry={entry} />
      </p>
      {isMasked ? (
        <div className="room-masked">
          <strong>{say('masked')}</strong>
          <span>{say('maskedHint')}</span>
          <button type="button" onClick={props.onLook}>
            {say('unmask')}
          </button>
        </div>
      ) : (
        <>
          <p className="room-who">
            {seen?.parties || line.parties || sayOf('partiesUnknown')} · {line.place.name}
          </p>
          <p className="room-summary">{seen?.summary ?? line.summary}</p>
        </>
      )}
      <dl className="room-facts">
        {facts.map(([key, words, isBad]) => (
          <div key={key} className={isBad ? 'room-bad' : ''}>
            <dt>{say(key)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

type Fact = readonly ['accepted' | 'due' | 'holder' | 'attempt' | 'persons' | 'waitsFor', string, boolean?];

/** Age, due day and lateness, holder, attempts. What only the case itself knows comes with it. */
function useFacts({ line }: AgendaEntry, dispute: Dispute | undefined): readonly Fact[] {
  const say = useWords(roomWords);
  const sayOf = useWords(reviewWords);
  const dates = useDates();
  const name = useNames();
  const { acceptedOn, nextDueOn, holder, persons } = line;
  const accepted: Fact = [
    'accepted',
    acceptedOn
      ? say('acceptedOn', { day: dates.day(acceptedOn), count: daysBetween(acceptedOn, dates.today) })
      : say('notAccepted'),
  ];
  const due: Fact = [
    'due',
    nextDueOn ? say('dueOn', { day: dates.day(nextDueOn), how: dates.due(nextDueOn) }) : say('noDue'),
    nextDueOn !== null && nextDueOn < dates.today,
  ];
  const rest: readonly Fact[] = [
    ['holder', holder?.name ?? sayOf('heldByNobody')],
    ['persons', say('personsOf', { count: persons })],
  ];
  if (!dispute) return [accepted, due, ...rest];
  const { running } = dispute.waiting;
  return [
    accepted,
    due,
    ...rest,
    ['attempt', say('attempts', { attempt: dispute.attempt, sessions: dispute.sessions })],
    ...(running ? [['waitsFor', running.organisation?.name ?? name(running.name)] as const] : []),
  ];
}
