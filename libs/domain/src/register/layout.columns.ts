import { plainText, shownText } from './cell-text.ts';
import { type HeaderPlace, headerLevels } from './header.finding.ts';
import { headerKey, headerMeaning, isInWan } from './header.wordings.ts';
import { decidedField } from './mapping.ts';
import { isGradeWording } from './origin.wordings.ts';
import type { RegisterField } from './register.fields.ts';
import type { RegisterColumn, RegisterContext } from './register.reading.ts';
import type { Sheet } from './sheet.ts';
import { isStatusWording } from './status.wordings.ts';
import { tickWords } from './tick.columns.ts';
import { isTypeWithin, isTypeWording } from './type.wordings.ts';
import type { VillageBook } from './village.reading.ts';

/** Fields that may stand in several columns, e.g. a telephone for each side. */
const several: ReadonlySet<RegisterField> = new Set(['phones', 'id_numbers']);
/** Rows of which the content is looked at, and how many of its cells must speak for a field. */
const sampled = 300;
const leastCells = 3;
const leastShare = 0.8;
/** Shorter texts may be anything; what tells of a dispute takes at least so many characters. */
const leastSummary = 15;
const amounts: ReadonlySet<RegisterField> = new Set(['amount', 'agreed_amount']);

interface Candidate {
  readonly index: number;
  readonly levels: readonly string[];
  readonly header: string;
  readonly key: string;
  readonly field: RegisterField | null;
  readonly rank: number;
  readonly by: RegisterColumn['by'];
  /** The header is known and has no field: its content is not looked at. */
  readonly settled: boolean;
  readonly lostTo?: string;
  /** To be ticked where this word holds. */
  readonly tick?: string | undefined;
}

/** What each column means: as a person saved it, else by its header, else by what its cells hold. */
export function assignColumns(
  sheet: Sheet,
  place: HeaderPlace,
  context: RegisterContext,
  book: VillageBook,
): readonly RegisterColumn[] {
  const candidates = Array.from({ length: sheet.width }, (_, index) =>
    candidate(sheet, place, index, context),
  );
  const chosen = byContent(sheet, place, withoutRivals(withTicks(candidates)), book);
  return chosen.map(({ index, header, key, field, by, tick, lostTo }) => ({
    index,
    header,
    key,
    field,
    by: field === null && by !== 'saved' ? null : by,
    ...(field !== null && amounts.has(field) && isInWan(header) ? { inWan: true as const } : {}),
    ...(tick === undefined ? {} : { tick }),
    ...(lostTo === undefined ? {} : { lostTo }),
  }));
}

function candidate(sheet: Sheet, place: HeaderPlace, index: number, context: RegisterContext): Candidate {
  const levels = headerLevels(sheet, place, index);
  const header = levels.join('/');
  const key = headerKey(header);
  const saved = decidedField(context.mapping, String(index)) ?? decidedField(context.mapping, key);
  const base = { index, levels, header, key };
  if (saved !== undefined) {
    const field = saved === 'ignore' ? null : saved;
    return { ...base, field, rank: -1, by: 'saved', settled: true };
  }
  const meaning = headerMeaning(levels);
  if (meaning) return { ...base, ...meaning, by: 'synonym', settled: meaning.field === null };
  return { ...base, field: null, rank: 0, by: null, settled: false };
}

function withTicks(candidates: readonly Candidate[]): readonly Candidate[] {
  const ticks = tickWords(candidates);
  return candidates.map((one, index) => ({ ...one, tick: ticks[index] }));
}

/** Of two columns for one field the better header stays, of equals the one further left. */
function withoutRivals(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<RegisterField, Candidate>();
  for (const one of candidates) {
    if (one.field === null || isOneOfSeveral(one)) continue;
    const rival = best.get(one.field);
    if (!rival || one.rank < rival.rank) best.set(one.field, one);
  }
  return candidates.map((one) =>
    one.field === null || isOneOfSeveral(one) || best.get(one.field) === one
      ? one
      : { ...one, field: null, by: null, settled: true, lostTo: best.get(one.field)?.header ?? '' },
  );
}

function isOneOfSeveral({ field, tick }: Candidate): boolean {
  return tick !== undefined || (field !== null && several.has(field));
}

/** Gives the fields that no header named to columns without a known header whose cells hold nothing else. */
function byContent(
  sheet: Sheet,
  place: HeaderPlace,
  candidates: readonly Candidate[],
  book: VillageBook,
): readonly Candidate[] {
  const tests: readonly (readonly [RegisterField, (text: string) => boolean])[] = [
    ['village', (text) => book.read(text, '').value.code !== null],
    ['type', isTypeWording],
    ['status', isStatusWording],
    ['grade', isGradeWording],
    ['phones', (text) => /^1[3-9]\d{9}/.test(text)],
    ['summary', (text) => text.length >= leastSummary],
  ];
  let columns = candidates;
  for (const [field, fits] of tests) {
    if (columns.some((one) => one.field === field)) continue;
    const found = columns.find((one) => {
      // A column of 案由 often holds nothing but types.
      const open =
        (one.field === null && !one.settled) ||
        (field === 'type' && one.field === 'title' && one.by !== 'saved');
      if (one.field === 'title') return open && holds(sheet, place, one.index, isTypeWithin, 1);
      return (open || (field === 'village' && mayHoldVillages(one))) && holds(sheet, place, one.index, fits);
    });
    if (found)
      columns = columns.map((one) => (one === found ? { ...one, field, by: 'content', settled: true } : one));
  }
  return columns;
}

/** 上报单位, 网格: a header without a field under which offices often write nothing but villages. */
function mayHoldVillages({ field, by, header }: Candidate): boolean {
  return field === null && by === 'synonym' && !/户籍|籍贯|住址|地址/.test(header);
}

function holds(
  sheet: Sheet,
  place: HeaderPlace,
  column: number,
  fits: (text: string) => boolean,
  least = leastCells,
): boolean {
  const first = place.top + place.depth;
  const texts = sheet.rows
    .slice(first, first + sampled)
    .map((row) => plainText(shownText(row[column])))
    .filter((text) => text !== '');
  return texts.length >= least && texts.filter(fits).length >= leastShare * texts.length;
}
