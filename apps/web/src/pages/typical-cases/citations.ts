import type { TypicalLaw } from '#domain';
import { useWords } from '../../words/words.ts';
import { typicalWords } from './words.ts';

/** The laws as they are cited: 《民法典》第二百八十八条. */
export function useCitations(): (laws: readonly TypicalLaw[]) => readonly string[] {
  const say = useWords(typicalWords);
  return (laws) => laws.map(({ law, articles = '' }) => say('citation', { law, articles }));
}
