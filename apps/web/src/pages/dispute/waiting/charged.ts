import type { Dispute } from '../dispute-query.ts';

type Waiting = Dispute['waiting'];
type Line = Waiting['waited'][number];

/** A line of the ledger at this moment. */
export interface ChargedLine extends Line {
  readonly key: string;
  readonly isRunning: boolean;
  /** Of all minutes, in percent, rounded; for people, who add nothing up from it. */
  readonly share: number;
}

const keyOf = ({ class: kind, organisation }: Pick<Line, 'class' | 'organisation'>): string =>
  `${kind} ${organisation?.id ?? ''}`;

/** The ledger up to now: the server tells it up to the latest event. @param now  milliseconds since 1970 */
export function chargedUntil({ waited, running, since }: Waiting, now: number): readonly ChargedLine[] {
  const rest = Math.max(0, Math.floor(now / 60_000) - Math.floor(Date.parse(since) / 60_000));
  const isKnown = running !== null && waited.some((line) => keyOf(line) === keyOf(running));
  const lines = running === null || isKnown ? waited : [...waited, { ...running, minutes: 0 }];
  const current = lines.map((line) => {
    const isRunning = running !== null && keyOf(line) === keyOf(running);
    return { ...line, key: keyOf(line), isRunning, minutes: line.minutes + (isRunning ? rest : 0) };
  });
  const total = current.reduce((sum, { minutes }) => sum + minutes, 0);
  return current.map((line) => ({
    ...line,
    share: total === 0 ? 0 : Math.round((100 * line.minutes) / total),
  }));
}
