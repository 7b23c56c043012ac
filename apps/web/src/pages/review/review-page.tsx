import { PageParts } from '../../components/page-parts.tsx';
import { useWords } from '../../words/words.ts';
import { reviewWords } from './words.ts';
import './review.css';

const parts = [
  ['/review', 'dashboard'],
  ['/review/meetings', 'meetings'],
  ['/review/decisions', 'decisions'],
  ['/review/villages', 'villages'],
] as const;

/** What stands around the pages of the weekly review. */
export function ReviewPage() {
  const say = useWords(reviewWords);
  return <PageParts label={say('parts')} parts={parts.map(([path, word]) => ({ path, name: say(word) }))} />;
}
