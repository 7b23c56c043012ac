import { Alert } from 'antd';
import { type CountId, type RateId, rateDefinitions } from '#domain';
import { useNames } from '../../words/label.ts';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { CountLink } from './count-link.tsx';
import type { FiguresAsked } from './figures-asked.ts';
import { Fraction } from './rate-value.tsx';
import type { Figures } from './statistics-query.ts';
import { statisticsWords } from './words.ts';

/** Rates of how cases ended: whoever divides by all that was accepted counts the open ones as failures. */
const withoutOpen: readonly RateId[] = ['successRate', 'resolutionRate'];

/** What the note tells beside these rates; nothing where none of them is among the figures. */
export const toldOfOpen = (figures: readonly string[]): readonly (CountId | RateId)[] =>
  withoutOpen.some((id) => figures.includes(id))
    ? ['accepted', 'carriedIn', 'closed', 'open', 'settledOfAccepted']
    : [];

/**
 * Why an open case is no failure, with the numbers of this page: what was accepted and closed, what is open and stands in
 * neither side, and what the other way of dividing would give. Nothing where no case is open, or no such rate is shown.
 */
export function OpenNote(props: {
  readonly asked: FiguresAsked;
  readonly data: Pick<Figures, 'counts' | 'rates' | 'smallBelow'>;
  /** The rates that stand on the page; default all. */
  readonly shown?: readonly string[];
}) {
  const say = useWords(statisticsWords);
  const name = useNames();
  const { join } = useLists();
  const { asked, data, shown } = props;
  const { carriedIn = 0, accepted = 0, closed = 0, open = 0 } = data.counts;
  const rates = withoutOpen.filter(
    (id) => data.rates[id] !== undefined && (shown === undefined || shown.includes(id)),
  );
  if (open === 0 || rates.length === 0) return null;
  const titles = join(rates.map((id) => name(rateDefinitions[id].title)));
  const other = data.rates.settledOfAccepted;
  return (
    <Alert
      type="info"
      showIcon
      className="open-note"
      title={
        <>
          {carriedIn > 0 && say('openCarried', { carriedIn })}
          {say('openFlow', { accepted, closed })}
          <CountLink asked={asked} figure={{ figure: 'open' }} count={open} />
          {say('openIsNoFailure', { titles })}
        </>
      }
      description={
        other &&
        other.denominator > 0 && (
          <>
            {say('openOtherwise')}
            {other.percent !== null && `${other.percent}% · `}
            <Fraction asked={asked} id="settledOfAccepted" rate={other} />
            {say('openDiffers', { title: name(rateDefinitions.settledOfAccepted.title) })}
          </>
        )
      }
    />
  );
}
