import { z } from 'zod';
import {
  disputeTypes,
  faultsOfRow,
  isPersonalColumn,
  maskAddress,
  maskIdNumber,
  maskPhone,
  outcomes,
  partyKinds,
  type RegisterCell,
  type RegisterColumn,
  type RegisterMessage,
  type RegisterReading,
  type RowReading,
  withoutPersonalNumbers,
} from '#domain';
import type { ReadRegister } from './register.stored-reading.ts';

/** What was noticed in a register. */
export const messageView = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warn', 'info']),
  row: z.int(),
  field: z.string(),
  column: z.int().optional(),
  messageZh: z.string(),
  message: z.string(),
  written: z.string().optional(),
  read: z.string().optional(),
  otherRow: z.int().optional(),
});

const readView = z.object({
  reportedOn: z.string().nullable(),
  /** The village as an organisation; null where the register names none of the township. */
  placeId: z.uuid().nullable(),
  placeName: z.string().nullable(),
  typeCode: z.enum(disputeTypes).nullable(),
  parties: z.array(
    z.object({
      name: z.string(),
      side: z.enum(['A', 'B']).nullable(),
      count: z.int().optional(),
      kind: z.enum(partyKinds).optional(),
    }),
  ),
  summary: z.string().nullable(),
  status: z.enum(outcomes).nullable(),
  closedOn: z.string().nullable(),
  persons: z.int().nullable(),
  amountFen: z.int().nullable(),
});

/** A row of a register: as it stands, as it is read, and what became of it. */
export const rowView = z.object({
  row: z.int(),
  kind: z.enum(['title', 'meta', 'header', 'data', 'empty', 'totals', 'note']),
  result: z.enum(['imported', 'held', 'ignored']),
  /** The filled cells under their headers; telephone and identity numbers and addresses are masked. */
  cells: z.array(z.object({ header: z.string(), text: z.string() })),
  read: readView.nullable(),
  messages: z.array(messageView),
  /** A held row that lacks nothing: it can be entered as it is read, one that repeats another as a case of its own. */
  isAcceptable: z.boolean(),
  /** Who corrected it last; null: nobody, or the correction was taken back. */
  correction: z.object({ byId: z.uuid(), byName: z.string(), at: z.string() }).nullable(),
  /** The case that it is already. */
  disputeId: z.uuid().nullable(),
});
type RowView = z.input<typeof rowView>;

/** What rows are shown with: which are cases already, and the names of those who corrected some. */
export interface RowsShown {
  readonly today: string;
  readonly cases: ReadonlyMap<number, string>;
  readonly names: ReadonlyMap<string, string>;
}

/** Longest text of a cell that a preview repeats, in characters. */
const shownLimit = 300;

/** The rows of a register for whoever may enter it: names as they stand, numbers and addresses masked. */
export function rowsView(
  { reading, sheet, place, corrections }: ReadRegister,
  rows: readonly RowReading[],
  { cases, names, today }: RowsShown,
): readonly RowView[] {
  const columnsOf = columnsByRow(reading);
  return rows.map((one) => {
    const made = corrections.get(one.row);
    return {
      row: one.row,
      kind: one.kind,
      result: one.result,
      cells: cellsOf(sheet.cells[one.row - 1] ?? [], one.kind === 'data' ? columnsOf(one.row) : []),
      read: one.kind === 'data' ? readOf(one.record, place) : null,
      messages: one.messages.map(withinRow),
      isAcceptable: one.result === 'held' && faultsOfRow(one.record, today).length === 0,
      correction: made ? { byId: made.staffId, byName: names.get(made.staffId) ?? '', at: made.at } : null,
      disputeId: cases.get(one.row) ?? null,
    };
  });
}

function readOf(
  record: Extract<RowReading, { readonly kind: 'data' }>['record'],
  place: ReadRegister['place'],
): RowView['read'] {
  return {
    reportedOn: record.reported_on,
    placeId: (record.village_code === null ? undefined : place.villageId(record.village_code)) ?? null,
    placeName: record.village_name,
    typeCode: record.type_code,
    parties: [...record.parties],
    summary: record.summary,
    status: record.status,
    closedOn: record.closed_on,
    persons: record.persons,
    amountFen: record.amount_fen,
  };
}

/** The columns of the table in which a row stands: of several on a sheet, the last that begins above it. */
function columnsByRow({
  layout,
  furtherLayouts,
}: RegisterReading): (row: number) => readonly RegisterColumn[] {
  const layouts = layout === null ? [] : [layout, ...furtherLayouts];
  return (row) => layouts.findLast(({ firstDataRow }) => firstDataRow <= row)?.columns ?? [];
}

function cellsOf(cells: readonly RegisterCell[], columns: readonly RegisterColumn[]): RowView['cells'] {
  return columns.flatMap((column) => {
    const text = shown(cells[column.index] ?? null);
    return text === '' ? [] : [{ header: column.header, text: masked(column, text).slice(0, shownLimit) }];
  });
}

function shown(cell: RegisterCell): string {
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.date : String(cell).trim();
}

/** Whatever looks like a number of telephones or papers, where a column says that it is one. */
const anyNumber = /[\dA-Za-z][\dA-Za-z-]{4,}/g;

function masked({ field, header }: RegisterColumn, text: string): string {
  if (field === 'id_numbers') return text.replace(anyNumber, maskIdNumber);
  if (field === 'phones') return text.replace(anyNumber, maskPhone);
  if (field === null && isPersonalColumn(header)) return maskAddress(text);
  return withoutPersonalNumbers(text);
}

/** A remark beside its row need not say again which row that is. */
function withinRow(message: RegisterMessage): RegisterMessage {
  return {
    ...message,
    messageZh: message.messageZh.replace(/^第\d+行：/, ''),
    message: message.message.replace(/^Row \d+: /, ''),
  };
}
