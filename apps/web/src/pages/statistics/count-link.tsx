import { Link } from 'react-router-dom';
import { countDefinitions } from '#domain';
import { useAmounts } from '../../words/amounts.ts';
import { casesPath } from './asked.ts';
import type { FigureAsked, FiguresAsked } from './figures-asked.ts';

/** Writes a count in its unit: money as money. */
export function useCountWords(): (figure: FigureAsked['figure'], count: number) => string {
  const amount = useAmounts();
  return (figure, count) => (countDefinitions[figure].unit === 'fen' ? amount(count) : String(count));
}

/** A number that opens its cases; nothing to open where nothing is counted. */
export function CountLink(props: {
  readonly asked: FiguresAsked;
  readonly figure: FigureAsked;
  readonly count: number;
  /** Read out only: what opens stands elsewhere. */
  readonly isPlain?: boolean | undefined;
}) {
  const words = useCountWords();
  const { asked, figure, count, isPlain } = props;
  const written = words(figure.figure, count);
  return count > 0 && !isPlain ? <Link to={casesPath(asked, figure)}>{written}</Link> : written;
}
