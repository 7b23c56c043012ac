/** In the words of the index `dispute_open`. @param row  alias of `dispute` or `dispute_past` */
export const isOpen = (row: string): string => `${row}.stage in ('reported', 'analyzed', 'mediated')`;

/**
 * The part of the tree of a `t (id)` of townships, as far as a report knows it: not yet who will hold the case. Parameter 2:
 * one village, or null.
 */
export const inPlace = (row: string): string =>
  `${row}.township_id = t.id and ($2::uuid is null or ${row}.place_id = $2)`;

/** The same, and within it perhaps what one unit holds. Parameter 3: the unit, or null. */
export const inScope = (row: string): string =>
  `${inPlace(row)} and ($3::uuid is null or ${row}.holder_id = $3)`;

/**
 * Was this meeting a weekly review that was held before a moment? One that is still going on is not, unless it began long ago:
 * so the answer does not change when somebody closes it later. One that was opened again was closed when it was closed first.
 * @param asOf  SQL of the moment
 */
export const wasHeld = (meeting: string, asOf: string): string => `${meeting}.kind = 'weekly'
  and (${meeting}.opened_at <= ${asOf}::timestamptz - interval '4 hours'
    or ${meeting}.opened_at <= ${asOf} and coalesce(
      (select min(former.closed_at) from review_minutes former where former.meeting_id = ${meeting}.id),
      ${meeting}.closed_at) <= ${asOf})`;
