import { type RateId, rateDefinitions } from '#domain';
import { useWords } from '../../words/words.ts';
import { CountLink } from './count-link.tsx';
import type { Dimension, FiguresAsked } from './figures-asked.ts';
import type { RateShown } from './statistics-query.ts';
import { statisticsWords } from './words.ts';

/** The line of a table in which a rate stands. */
interface Line {
  readonly by: Dimension;
  readonly key: string | null;
}

/** Numerator over denominator; what is one count opens its cases. */
export function Fraction(props: {
  readonly asked: FiguresAsked;
  readonly id: RateId;
  readonly rate: RateShown;
  readonly line?: Line | undefined;
  readonly isPlain?: boolean | undefined;
}) {
  const { asked, id, rate, line, isPlain } = props;
  const part = (side: 'numerator' | 'denominator') => {
    const [figure, ...others] = rateDefinitions[id][side];
    if (figure === undefined || others.length > 0) return rate[side];
    return <CountLink asked={asked} figure={{ ...line, figure }} count={rate[side]} isPlain={isPlain} />;
  };
  return (
    <span className="fraction">
      {part('numerator')} / {part('denominator')}
    </span>
  );
}

/** A rate with both its numbers; over few cases without the percentage, and why. */
export function RateValue(props: {
  readonly asked: FiguresAsked;
  readonly id: RateId;
  readonly rate: RateShown;
  readonly smallBelow: number;
}) {
  const say = useWords(statisticsWords);
  const { rate, smallBelow } = props;
  const isShown = rate.percent !== null;
  return (
    <>
      <strong className="figure">{isShown ? `${rate.percent}%` : <Fraction {...props} />}</strong>
      <span className="quiet">
        {isShown && <Fraction {...props} />}
        {!isShown && (rate.denominator === 0 ? say('nothingDivides') : say('small', { smallBelow }))}
      </span>
    </>
  );
}
