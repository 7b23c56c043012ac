import { ArrowDownOutlined, ArrowUpOutlined, MinusOutlined } from '@ant-design/icons';
import type { CountId, RateId } from '#domain';
import { useLists } from '../../words/lists.ts';
import { useWords } from '../../words/words.ts';
import { countedPeriod } from './asked.ts';
import { CountLink, useCountWords } from './count-link.tsx';
import type { FiguresAsked } from './figures-asked.ts';
import { Fraction } from './rate-value.tsx';
import type { Compared, RateShown } from './statistics-query.ts';
import { statisticsWords } from './words.ts';

/** Up, down or as before: an arrow and a word, for whoever sees no arrow. Neither is good or bad by itself. */
function Direction({ sign }: { readonly sign: number }) {
  const say = useWords(statisticsWords);
  if (sign === 0)
    return (
      <>
        <MinusOutlined aria-hidden /> {say('same')}
      </>
    );
  const Arrow = sign > 0 ? ArrowUpOutlined : ArrowDownOutlined;
  return (
    <>
      <Arrow aria-hidden /> {say(sign > 0 ? 'more' : 'fewer')}
    </>
  );
}

interface Comparison {
  /** 环比 or 同比. */
  readonly word: 'onBefore' | 'onYearBefore';
  readonly asked: FiguresAsked;
  readonly then: Compared;
}

/** How far a count is from that of another time, which opens its cases too. */
export function CountChange(props: Comparison & { readonly id: CountId }) {
  const say = useWords(statisticsWords);
  const words = useCountWords();
  const { aside } = useLists();
  const { id, then, asked, word } = props;
  const before = then.counts[id];
  const change = then.changes[id];
  if (before === undefined || change === undefined) return null;
  const { difference, percent } = change;
  const size = words(id, Math.abs(difference));
  return (
    <span className="change">
      {say(word)} <Direction sign={difference} />
      {difference !== 0 && ` ${percent === null ? size : aside(size, `${percent}%`)}`}
      {say('was')}
      <CountLink
        asked={{ ...asked, period: countedPeriod(then.period) }}
        figure={{ figure: id }}
        count={before}
      />
    </span>
  );
}

/** Whether a rate is above that of another time, compared exactly. Percentages already rounded are not subtracted. */
export function RateChange(props: Comparison & { readonly id: RateId; readonly now: RateShown }) {
  const say = useWords(statisticsWords);
  const { id, then, asked, word, now } = props;
  const rate = then.rates[id];
  if (rate === undefined) return null;
  if (rate.denominator === 0)
    return (
      <span className="change">
        {say(word)} {say('incomparable')}
      </span>
    );
  const sign = now.numerator * rate.denominator - rate.numerator * now.denominator;
  return (
    <span className="change">
      {say(word)} {now.denominator > 0 && <Direction sign={sign} />}
      {say('was')}
      {rate.percent !== null && `${rate.percent}% · `}
      <Fraction asked={{ ...asked, period: countedPeriod(then.period) }} id={id} rate={rate} />
    </span>
  );
}
