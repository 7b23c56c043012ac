import type { Figure } from '../statistics/table-check/figure.ts';
import type { MeasureId, RateMeasureId } from '../statistics/table-check/measures.ts';
import type { Part } from '../statistics/table-check/part.wordings.ts';
import { wholeYearOf } from '../statistics/table-check/period.wordings.ts';
import type { RegisterDraft } from './register.record.ts';
import { readType } from './type.wordings.ts';

type Is = (row: RegisterDraft) => boolean;

/** What of a register can be counted again, row by row. What a register does not say of every case is left out. */
const counted: Readonly<Partial<Record<MeasureId, Is>>> = {
  accepted: () => true,
  occurred: () => true,
  cases: () => true,
  settled: ({ status }) => status === 'settled',
  resolved: ({ status }) => status === 'settled',
  notSettled: ({ status }) => status === 'not_settled',
  withdrawn: ({ status }) => status === 'withdrawn',
  transferred: ({ status }) => status === 'transferred',
  closed: ({ status }) => status !== null && status !== 'open',
  open: ({ status }) => status === 'open',
  written: ({ agreement }) => agreement === 'written' || agreement === 'confirmed',
  oral: ({ agreement }) => agreement === 'oral',
  confirmed: ({ agreement }) => agreement === 'confirmed',
};

/** What the rows give for a printed count. @returns null where the register does not tell */
export function countOfRows(figure: Figure, rows: readonly RegisterDraft[]): number | null {
  const { measure, parts, isTotal, unitKind } = figure;
  // Without its unit a number may be that of a paragraph, a house or a page.
  if (unitKind !== 'cases') return null;
  const isBare = measure === null && (parts.length > 0 || isTotal);
  const is = measure === null ? (isBare ? () => true : undefined) : counted[measure];
  if (is === undefined || !isOfAll(figure, rows)) return null;
  const within: readonly (Is | null)[] = parts.map(isOfPart);
  if (within.includes(null)) return null;
  return rows.filter((row) => is(row) && within.every((of) => of?.(row) === true)).length;
}

/** A part of which every row says whether it is in it: a class of disputes, a village. */
function isOfPart({ dimension, name }: Part): Is | null {
  if (dimension === 'place') return ({ village_name: village }) => village === name;
  if (dimension !== 'type') return null;
  const { code } = readType(name, { name: '', nameEn: '' }).value;
  return code === null ? null : ({ type_code: type }) => type === code;
}

/** Whether a figure tells of every row: not of last year, of one month or of another group. */
function isOfAll({ comparison, isCumulative, period }: Figure, rows: readonly RegisterDraft[]): boolean {
  if (comparison !== null || isCumulative) return false;
  if (period === null) return true;
  const year = wholeYearOf(period);
  return year !== null && rows.every(({ reported_on: on }) => on === null || on.startsWith(`${year}-`));
}

/** A rate as the rows give it, under one way of dividing. */
export interface RowRate {
  readonly over: number;
  readonly under: number;
}

/** The ways in which offices divide the two rates that a register can prove. */
export function ratesOfRows(figure: Figure, rows: readonly RegisterDraft[]): readonly RowRate[] {
  const { rate, parts } = figure;
  if (rate === null || parts.length > 0 || !isOfAll(figure, rows)) return [];
  const count = (...ids: readonly MeasureId[]) =>
    rows.filter((row) => ids.some((id) => counted[id]?.(row) === true)).length;
  const ways: Readonly<Partial<Record<RateMeasureId, readonly RowRate[]>>> = {
    successRate: [
      { over: count('settled'), under: count('settled', 'notSettled') },
      { over: count('settled'), under: count('closed') },
      { over: count('settled'), under: rows.length },
    ],
    resolutionRate: [
      { over: count('settled', 'withdrawn'), under: count('closed') },
      { over: count('settled'), under: count('closed') },
      { over: count('settled'), under: rows.length },
    ],
    closingRate: [{ over: count('closed'), under: rows.length }],
  };
  return (ways[rate] ?? []).filter(({ under }) => under > 0);
}
