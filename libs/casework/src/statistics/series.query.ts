import type { DataSource } from 'typeorm';
import type { CountId, Counts, IsoDate } from '#domain';
import { query, type Tx } from '#platform';
import { countsFrom, countsOf } from './count.conditions.ts';
import { type Asked, known, repeaters, statementName, valuesOf } from './known.query.ts';

/** One period of a series. */
interface Span {
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/**
 * Counts several periods that follow each other within one, e.g. the months of a year, in one round trip.
 * @param asked  the whole
 * @param spans  its parts, in the order in which they are answered
 */
export async function figureSeries(
  on: Tx | DataSource,
  asked: Asked,
  spans: readonly Span[],
  ids: readonly CountId[],
): Promise<readonly Counts[]> {
  const counts = countsOf(ids, { from: 's.from_on', until: 's.until_on' });
  const rows = await query<Record<string, string>>(on, {
    name: statementName('series', asked, ids),
    text: `
      with ${repeaters}, ${known(asked)},
      spans as (select * from unnest($7::date[], $8::date[]) with ordinality s (from_on, until_on, n))
      select s.n, ${counts}
      from spans s left join known c on c.counted_until >= s.from_on and c.accepted_on <= s.until_on
      group by s.n order by s.n`,
    values: [...valuesOf(asked), spans.map(({ from }) => from), spans.map(({ until }) => until)],
  });
  return rows.map((row) => countsFrom(row, ids));
}
