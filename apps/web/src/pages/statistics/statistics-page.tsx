import { Flex, Spin } from 'antd';
import { Suspense } from 'react';
import { NavLink, Outlet } from 'react-router-dom';
import { useWords } from '../../words/words.ts';
import { statisticsWords } from './words.ts';
import './statistics.css';

/** The pages of the statistics, in the order of their menu. */
const parts = [
  ['/statistics', 'overview'],
  ['/statistics/explore', 'explore'],
  ['/statistics/table-check', 'tableCheck'],
] as const;

/** What stands around the pages of the statistics. */
export function StatisticsPage() {
  const say = useWords(statisticsWords);
  return (
    <Flex vertical gap={16}>
      <nav aria-label={say('parts')} className="statistics-parts no-print">
        {parts.map(([path, word]) => (
          <NavLink key={path} to={path} end>
            {say(word)}
          </NavLink>
        ))}
      </nav>
      <Suspense fallback={<Spin size="large" className="waiting" />}>
        <Outlet />
      </Suspense>
    </Flex>
  );
}
