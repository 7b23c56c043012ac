import { query, type StoredFigure } from '#platform';

/** `fengqiao_deliveries`: messages to people and groups that have not gone out; a channel that is down shows as `retried`. */
export const waitingDeliveries: StoredFigure = {
  name: 'fengqiao_deliveries',
  help: 'Messages that have not gone out: waiting for their first try, or tried in vain.',
  read: async (dataSource) => {
    const [row] = await query<{ waiting: number; retried: number }>(dataSource, {
      text: `select count(*) filter (where attempts = 0)::int as waiting, count(*) filter (where attempts > 0)::int as retried
             from delivery where sent_at is null and failed_at is null`,
    });
    return { waiting: row?.waiting ?? 0, retried: row?.retried ?? 0 };
  },
};
