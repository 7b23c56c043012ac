/**
 * SQL for an instant as ISO 8601 text in UTC, with milliseconds, as `toISOString` writes it: inside JSON and aggregates
 * PostgreSQL would write it otherwise. Null stays null.
 * @param column  a timestamptz expression of our own, never of an input
 */
export const isoInstant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
