import type { ReviewOrderType } from '#domain';
import { entriesOf } from '../meeting/decided.ts';
import type { AgendaEntry, Meeting } from '../review-query.ts';

/** What the wall shows at a time: a case, or what stands on the agenda and is no case. */
export type Page = AgendaEntry | 'beside';

/** By what a page is turned to; null for what is no case. */
export const idOf = (page: Page): string | null => (page === 'beside' ? null : page.line.id);

/**
 * The pages of a meeting in the order in which it takes them up. What is no case comes last: the figures, what came in since
 * the opening, villages that have not reported, other matters.
 */
export function pagesOf(meeting: Meeting): readonly Page[] {
  const { figures, newSince, topics, missingReports } = meeting;
  const hasMore =
    figures !== null ||
    (newSince?.cases ?? 0) > 0 ||
    (missingReports?.villages.length ?? 0) > 0 ||
    topics.length > 0;
  return [...entriesOf(meeting), ...(hasMore ? (['beside'] as const) : [])];
}

/** A form beside a case: of an order, or of the reason why the room looks at it. */
export type Asked = ReviewOrderType | 'look';
