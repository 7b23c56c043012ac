import { Tag } from 'antd';
import { moodLabels, redSigns, signLabels, whereaboutsLabels } from '#domain';
import { useNames } from '../../words/label.ts';
import { useWords } from '../../words/words.ts';
import type { Told } from './story.ts';
import { disputeWords } from './words.ts';

export type Observed = Told<'OBSERVE'>;

/** By the day of which it tells, and of one day by when it was written down. */
export const laterFirst = (a: Observed, b: Observed): number =>
  (b.facts.observedOn ?? '').localeCompare(a.facts.observedOn ?? '') || b.seq - a.seq;

/** Mood, whereabouts and signs of what became known of a party. */
export function NewsMarks({ facts: { mood, whereabouts, signs = [] } }: Pick<Observed, 'facts'>) {
  const say = useWords(disputeWords);
  const name = useNames();
  return (
    <>
      {mood && mood !== 'unknown' && <Tag>{say('mood', { mood: name(moodLabels[mood]) })}</Tag>}
      {whereabouts && (
        <Tag {...(whereabouts === 'unknown' ? { color: 'orange' } : {})}>
          {name(whereaboutsLabels[whereabouts])}
        </Tag>
      )}
      {signs.map((sign) => (
        <Tag key={sign} color={redSigns.includes(sign) ? 'red' : 'orange'}>
          {name(signLabels[sign])}
        </Tag>
      ))}
    </>
  );
}
