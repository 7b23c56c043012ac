import { wordKey } from '../../register/wording.ts';
import { readNumber } from './figure.number.ts';
import type { Draft, TableEntry } from './figure.ts';
import type { LabelReading } from './label.reading.ts';
import type { Dimension, Part } from './part.wordings.ts';
import { dividedRows } from './table.division.ts';

type Axis = 'row' | 'column';

/**
 * In a table with rows and columns, heads that nobody can know (names of villages and people) are parts of the total
 * beside them. Heads of one axis divide in one way, unless two known ways stand below each other.
 */
export function tableParts(read: readonly Draft[]): readonly Draft[] {
  const drafts = dividedRows(read);
  const measured = new Set(
    drafts.flatMap((draft) => (hasOwnMeasure(draft) ? [draft.entry.group ?? ''] : [])),
  );
  const divided = listedParts(drafts).map((draft) =>
    measured.has(draft.entry.group ?? '') ? grouped(draft) : draft,
  );
  return apart(withAxis(withAxis(divided.map(besideCount), 'row'), 'column'));
}

/** 受理 | 占比 | 同比: a column that names no measure tells of the count to its left, in the same row. */
function besideCount(draft: Draft, index: number, drafts: readonly Draft[]): Draft {
  const column = isCell(draft.entry) ? labelOf(draft, 'column') : undefined;
  const isTold =
    column?.isShare === true || column?.comparison === 'growth' || column?.comparison === 'growthOnPeriod';
  if (!column || !isTold || [column.measure, column.rate, column.part].some((one) => one !== undefined))
    return draft;
  for (let left = index - 1; left >= 0; left -= 1) {
    const other = drafts[left];
    if (!other || other.entry.row !== draft.entry.row || other.entry.group !== draft.entry.group) break;
    const label = labelOf(other, 'column');
    if (label && label.comparison === undefined && !label.isShare) return { ...draft, of: left };
  }
  return draft;
}

const hasOwnMeasure = (draft: Draft): boolean => {
  const column = isCell(draft.entry) ? labelOf(draft, 'column') : undefined;
  return column?.rate !== undefined || (column?.measure !== undefined && column.measure !== 'cases');
};

/** 合计30, 甲10, 乙20 without heads: names beside a bare total are its parts, where nothing else is counted. */
function listedParts(drafts: readonly Draft[]): readonly Draft[] {
  const listed = drafts.filter(({ entry }) => !isCell(entry));
  const labels = listed.map(({ labels: own }) => own.at(-1)).filter((label) => label !== undefined);
  const hasTotal = labels.some(({ total, measure, rate }) => total === 'all' && !measure && !rate);
  const isMixed = labels.some(({ measure, rate }) => measure !== undefined || rate !== undefined);
  if (!hasTotal || isMixed) return drafts;
  return drafts.map((draft) => {
    const label = draft.labels.at(-1);
    if (isCell(draft.entry) || !label || !isBare(label) || draft.entry.wording.trim() === '') return draft;
    const key = wordKey(draft.entry.wording);
    const part: Part = { dimension: 'row', key, name: draft.entry.wording.slice(0, 20) };
    return { ...draft, labels: [...draft.labels.slice(0, -1), { ...label, part, rest: '' }] };
  });
}

/** Of a row 排查 and a row 交办 with the same columns (总数, 化解, 化解率) each is a line of its own. */
function grouped(draft: Draft): Draft {
  if (!isCell(draft.entry)) return draft;
  const [row, column] = [labelOf(draft, 'row'), labelOf(draft, 'column')];
  const isCount = column?.total === 'all' || column?.measure === 'cases' || column?.isShare;
  if (row?.measure === undefined || !(hasOwnMeasure(draft) || isCount)) return draft;
  return { ...draft, entry: { ...draft.entry, group: `${draft.entry.group ?? ''}${draft.entry.row ?? ''}` } };
}

function withAxis(drafts: readonly Draft[], axis: Axis): readonly Draft[] {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    if (!isCell(draft.entry)) continue;
    const id = draft.entry.group ?? '';
    groups.set(id, [...(groups.get(id) ?? []), draft]);
  }
  const decided = new Map([...groups].map(([id, own]) => [id, dimensionsOf(own, axis)]));
  return drafts.map((draft) => {
    const rule = decided.get(draft.entry.group ?? '');
    return rule && isCell(draft.entry) ? renamed(draft, axis, rule) : draft;
  });
}

const isCell = ({ row, column }: TableEntry): boolean => row !== undefined && column !== undefined;
const headOf = (entry: TableEntry, axis: Axis): string => entry[axis] ?? '';

interface Rule {
  /** In which way the heads of the axis divide; null where they divide in several. */
  readonly dimension: Dimension | null;
  /** Heads that mean nothing by themselves stand for parts: there is a total, or a known part beside them. */
  readonly hasParts: boolean;
}

function dimensionsOf(drafts: readonly Draft[], axis: Axis): Rule {
  const heads = new Map(drafts.map((draft) => [headOf(draft.entry, axis), labelOf(draft, axis)]));
  const labels = [...heads.values()].filter((label) => label !== undefined);
  const ways = new Set(
    labels.flatMap(({ part }) => (part && part.dimension !== 'place' ? part.dimension : [])),
  );
  const hasTotal = labels.some(({ total }) => total !== undefined);
  const hasKnown = labels.some(({ part }) => part !== undefined);
  const names = [...heads].filter(([, label]) => label !== undefined && isBare(label)).length;
  const [way] = ways;
  const isPure = ways.size === 1 && names === 0 && !labels.some(({ part }) => part?.dimension === 'place');
  return {
    dimension: isPure && way !== undefined ? way : ways.size <= 1 ? axis : null,
    hasParts: hasTotal || hasKnown || (axis === 'row' && names > 1),
  };
}

/** The reading of the head of an axis: of a cell the row stands before the column, at the end. */
const labelOf = ({ labels }: Draft, axis: Axis): LabelReading | undefined =>
  labels.at(axis === 'column' ? -1 : -2);

const isBare = ({
  measure,
  rate,
  part,
  total,
  period,
  comparison,
  isShare,
  isIgnored,
}: LabelReading): boolean =>
  [measure, rate, part, total, period, comparison, isShare, isIgnored].every((one) => one === undefined);

function renamed(draft: Draft, axis: Axis, { dimension, hasParts }: Rule): Draft {
  const label = labelOf(draft, axis);
  const head = headOf(draft.entry, axis);
  if (!label || readNumber(head) !== null) return draft;
  const part: Part | null = label.part
    ? dimension !== null && label.measure === undefined
      ? { ...label.part, dimension }
      : null
    : hasParts && isBare(label)
      ? { dimension: dimension ?? axis, key: wordKey(head), name: head.slice(0, 20) }
      : null;
  if (part === null) return draft;
  return {
    ...draft,
    labels: draft.labels.map((one) => (one === label ? { ...label, part, rest: '' } : one)),
  };
}

/**
 * A column whose head says nothing counts something of its own: held against itself, never against another column. Its
 * percentages are no shares, as nobody knows of what.
 */
function apart(drafts: readonly Draft[]): readonly Draft[] {
  const heads = new Map<string, Set<string>>();
  for (const draft of drafts) {
    const column = isCell(draft.entry) ? labelOf(draft, 'column') : undefined;
    if (!column) continue;
    const id = columnId(draft, column);
    heads.set(id, (heads.get(id) ?? new Set()).add(headOf(draft.entry, 'column')));
  }
  return drafts.map((draft) => {
    const column = isCell(draft.entry) ? labelOf(draft, 'column') : undefined;
    if (!column || column.rest === '' || draft.of !== undefined) return draft;
    const isAlike = (heads.get(columnId(draft, column))?.size ?? 0) > 1;
    return isBare(column) || isAlike ? setApart(draft, column) : draft;
  });
}

function setApart(draft: Draft, column: LabelReading): Draft {
  const { entry } = draft;
  const group = [entry.group ?? '', headOf(entry, 'column')].join('|');
  const unit = readNumber(entry.value)?.unit ?? entry.unit ?? column.unit;
  const row = labelOf(draft, 'row');
  const isNamed = [row, column].some((label) => label?.rate ?? label?.isShare ?? label?.comparison);
  const labels =
    unit === '%' && !isNamed
      ? [...draft.labels.slice(0, -1), { ...column, isIgnored: true as const }]
      : draft.labels;
  return { ...draft, labels, entry: { ...entry, group } };
}

/** Columns that say the same with other words left over cannot be told apart by what they say. */
const columnId = ({ entry }: Draft, { rest: _, ...said }: LabelReading): string =>
  JSON.stringify([entry.group, said]);
