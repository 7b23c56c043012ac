import { Flex, Spin } from 'antd';
import { Suspense } from 'react';
import { NavLink, Outlet } from 'react-router-dom';
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
  return (
    <Flex vertical gap={16}>
      <nav aria-label={say('parts')} className="review-parts no-print">
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
