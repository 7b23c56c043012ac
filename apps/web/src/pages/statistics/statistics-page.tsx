import { Navigate, useLocation } from 'react-router-dom';
import { PageParts } from '../../components/page-parts.tsx';
import { useCapable } from '../../session/actor.ts';
import { useWords } from '../../words/words.ts';
import { statisticsWords } from './words.ts';
import './statistics.css';

/** The pages of the statistics, in the order of their menu, and who opens them. */
const parts = [
  ['/statistics', 'overview', 'statistics.read'],
  ['/statistics/explore', 'explore', 'statistics.read'],
  ['/statistics/reports', 'reports', 'statistics.read'],
  ['/statistics/table-check', 'tableCheck', 'statistics.read'],
  ['/statistics/publicity', 'publicity', 'publicity.read'],
] as const;

/** What stands around the pages of the statistics. */
export function StatisticsPage() {
  const say = useWords(statisticsWords);
  const isCapable = useCapable();
  const { pathname } = useLocation();
  const mine = parts.filter(([, , capability]) => isCapable(capability));
  const [first] = mine;
  // Whoever reads no figures begins with what they do read.
  if (first && pathname === '/statistics' && first[0] !== pathname) return <Navigate to={first[0]} replace />;
  return <PageParts label={say('parts')} parts={mine.map(([path, word]) => ({ path, name: say(word) }))} />;
}
