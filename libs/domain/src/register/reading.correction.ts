import type { IsoDate } from '../calendar/iso-date.ts';
import type { InputFault } from '../errors.ts';
import type {
  HeldRow,
  ImportedRow,
  RegisterReading,
  RegisterVillage,
  RowReading,
} from './register.reading.ts';
import { type RegisterDraft, registerKey } from './register.record.ts';
import { countedRows } from './register.summary.ts';
import { completeRecord, repeatNote } from './row.checks.ts';
import { correctedDraft, faultsOfRow, type RowCorrection } from './row.correction.ts';

/** What corrections are read with. */
export interface CorrectionContext {
  readonly today: IsoDate;
  /** The village that an organisation is; undefined when it is none of the township. */
  readonly villageOf: (placeId: string) => RegisterVillage | undefined;
}

interface Seen {
  readonly row: number;
  readonly seq: number | null;
  readonly times: number;
}

/**
 * A reading with what a person corrected, by row. A corrected row is no longer held once it lacks nothing; one that reads
 * like another row stays held until the person says that it is a case of its own. Rows that read well by themselves are
 * counted first, so that a correction never changes what they are.
 */
export function correctedReading(
  reading: RegisterReading,
  corrections: ReadonlyMap<number, RowCorrection>,
  context: CorrectionContext,
): RegisterReading {
  if (corrections.size === 0) return reading;
  const seen = new Map<string, Seen>();
  const count = ({ row, seq, ...draft }: RegisterDraft): void => {
    const key = registerKey(draft);
    const first = seen.get(key) ?? { row, seq, times: 0 };
    seen.set(key, { ...first, times: first.times + 1 });
  };
  for (const one of reading.rows)
    if (one.result === 'imported' && !corrections.has(one.row)) count(one.record);
  const rows = reading.rows.map((one): RowReading => {
    const correction = corrections.get(one.row);
    if (correction === undefined || one.kind !== 'data') return one;
    const corrected = correctedRow(one, correction, context, seen);
    if (corrected.result === 'imported') count(corrected.record);
    return corrected;
  });
  return { ...reading, rows, summary: { ...reading.summary, ...countedRows(rows) } };
}

function correctedRow(
  { row, messages, record: read }: ImportedRow | HeldRow,
  correction: RowCorrection,
  { today, villageOf }: CorrectionContext,
  seen: ReadonlyMap<string, Seen>,
): ImportedRow | HeldRow {
  const village = correction.placeId === undefined ? undefined : villageOf(correction.placeId);
  const draft = correctedDraft(read, correction, village);
  const isElsewhere = correction.placeId !== undefined && village === undefined;
  const faults = [...(isElsewhere ? [placeElsewhere] : []), ...faultsOfRow(draft, today)];
  const record = faults.length > 0 ? null : completeRecord(draft);
  const held: HeldRow = { row, kind: 'data', result: 'held', messages, record: draft };
  if (record === null) return { ...held, faults };
  const other = seen.get(registerKey(record));
  if (other && correction.isOwnCase !== true) return heldAsRepeat(held, other);
  // What was wrong is answered.
  const answered = messages.map((message) =>
    message.severity === 'error' ? { ...message, severity: 'info' as const } : message,
  );
  const nth = other === undefined ? {} : { nth: other.times };
  return { row, kind: 'data', result: 'imported', messages: answered, record, ...nth };
}

function heldAsRepeat(held: HeldRow, other: Seen): HeldRow {
  const { row, messages } = held;
  const { zh, en, ...note } = repeatNote(other, false);
  const faults = [{ pointer: '/isOwnCase', messageZh: zh, message: en }];
  if (messages.some(({ code }) => code === 'DUPLICATE_ROW' || code === 'SAME_CASE_DIFFERS'))
    return { ...held, faults };
  const told = { ...note, row, field: '', messageZh: `第${row}行：${zh}`, message: `Row ${row}: ${en}` };
  return { ...held, faults, messages: [...messages, told] };
}

const placeElsewhere: InputFault = {
  pointer: '/placeId',
  messageZh: '不是本乡镇的村（社区）',
  message: 'It is no village of this township',
};
