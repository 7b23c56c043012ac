import type { IsoDate } from '../calendar/iso-date.ts';
import { originClass } from '../dispute/dispute.codes.ts';
import { readAgreement, readConfirmation, readPerformance } from './agreement.wordings.ts';
import { readAmount } from './amount.reading.ts';
import { readSeq, readWords } from './cell-text.ts';
import { type DateColumn, readDate, readDue } from './date.reading.ts';
import { withoutIdNumbers } from './identity-masking.ts';
import type { FoundLayout } from './layout.finding.ts';
import type { LocalTypeBook } from './local-type.reading.ts';
import { type Note, silent, withNote } from './note.ts';
import { readGrade, readOrigin } from './origin.wordings.ts';
import { pieces, readParties } from './parties.reading.ts';
import { numbersWithin } from './party-details.ts';
import { readPersons } from './persons.reading.ts';
import { readIdentityNumbers, readPhones } from './phones.reading.ts';
import { type RegisterField, registerFieldLabels } from './register.fields.ts';
import { type RegisterDraft, type RegisterParty, registerNameLimit } from './register.record.ts';
import type { RowCells } from './row.cells.ts';
import { missing, settleRow } from './row.checks.ts';
import { readStatus } from './status.wordings.ts';
import { readType } from './type.wordings.ts';
import { headingNote, type VillageHeading } from './village.headings.ts';
import type { VillageBook, VillageReading } from './village.reading.ts';

export interface RowContext {
  readonly found: FoundLayout;
  readonly book: VillageBook;
  readonly localTypes: LocalTypeBook;
  readonly today: IsoDate;
  /** The sheet counts its days from 1904. */
  readonly is1904: boolean;
  /** The heading of a village under which the row stands. */
  readonly heading: VillageHeading | null;
}

/** Reads one data row. What cannot be read is null in the draft and noted in the cells. */
export function readRow(cells: RowCells, context: RowContext): RegisterDraft {
  const { today } = context;
  const dates = dateReader(cells, context);
  const acceptedOn = dates('accepted_on', 'warn', today);
  const reportedOn = reportDay(cells, context, acceptedOn);
  const village = villageOf(cells, context);
  const type = cells.take('type', (cell, name) =>
    readType(cell, { name, nameEn: 'type' }, { book: context.localTypes, on: reportedOn }),
  );
  const people = allParties(cells);
  const phones = cells.takeEach('phones', (cell, name) => readPhones(cell, name)).flat();
  const idNumbers = cells.takeEach('id_numbers', (cell, name) => readIdentityNumbers(cell, name)).flat();
  const origin = cells.take('origin', (cell, name) => readOrigin(cell, { name, nameEn: 'origin' }));
  const amount = cells.take('amount', (cell, name) => readAmount(cell, amountColumn(cells, 'amount', name)));
  const agreed = cells.take('agreed_amount', (cell, name) =>
    readAmount(cell, amountColumn(cells, 'agreed_amount', name)),
  );
  const title = words(cells, 'title');
  const due: DateColumn = { ...dateColumn('due_on', cells, context), unreadable: 'warn' };
  const dueOn = cells.take('due_on', (cell) => readDue(cell, reportedOn, due));
  const status = cells.take('status', (cell, name) => readStatus(cell, { name, nameEn: 'result' }));
  const mediatedOn = dates('mediated_on', 'warn', today, reportedOn);
  const draft: RegisterDraft = {
    seq: cells.take('seq', (cell) => readSeq(cell)),
    row: cells.row + 1,
    reported_on: reportedOn,
    village_code: village.code,
    village_name: village.name,
    type_code: type.code,
    type_raw: type.raw,
    ...optional('local_type', type.local),
    parties: [...people.parties],
    phones: [...new Set([...phones, ...people.phones])].slice(0, 60),
    summary: words(cells, 'summary') ?? title,
    origin_code: origin,
    origin_class: origin === null ? null : originClass(origin),
    persons: cells.take('persons', readPersons),
    amount_fen: amount.fen,
    amount_approx: amount.approx,
    grade: cells.take('grade', (cell, name) => readGrade(cell, { name, nameEn: 'grade' })),
    lead_unit: words(cells, 'lead_unit'),
    leader: words(cells, 'leader'),
    mediators: mediators(cells),
    due_on: dueOn,
    method: words(cells, 'method'),
    status: status.status,
    closed_on: closingDay(cells, context, reportedOn),
    agreement: cells.take('agreement', (cell, name) => readAgreement(cell, { name, nameEn: 'agreement' })),
    performance: cells.take('performance', (cell, name) =>
      readPerformance(cell, { name, nameEn: 'performance' }),
    ),
    ...followUp(cells),
    remark: words(cells, 'remark'),
    ...optional('case_number', words(cells, 'case_number')?.slice(0, 100)),
    ...optional('accepted_on', acceptedOn),
    ...optional('occurred_on', dates('occurred_on', 'warn', today)),
    ...optional('mediated_on', mediatedOn),
    ...optional('title', title),
    ...optional('agreed_amount_fen', agreed.fen),
    ...optionalList('id_numbers', [...new Set([...idNumbers, ...people.idNumbers])].slice(0, 60)),
  };
  const confirmed = cells.take('confirmation', (cell, name) =>
    readConfirmation(cell, { name, nameEn: 'confirmation' }),
  );
  if (idNumbers.length + people.idNumbers.length > (people.parties.length === 1 ? 1 : 0))
    cells.note('id_numbers', idNumbersUnassigned());
  const settled = settleRow(cells, draft, { confirmed, ...(status.answer ? { answer: status.answer } : {}) });
  return { ...settled, ...optionalList('other', otherWords(cells, context)) };
}

function optional<K extends string, V>(key: K, value: V | null | undefined): { readonly [P in K]?: V } {
  return (value === null || value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}

function optionalList<K extends string, V>(key: K, values: V[]): { readonly [P in K]?: V[] } {
  return optional(key, values.length > 0 ? values : null);
}

function dateColumn(
  field: RegisterField,
  cells: RowCells,
  { found, is1904 }: RowContext,
): Omit<DateColumn, 'unreadable'> {
  return { name: cells.name(field), nameEn: registerFieldLabels[field].en, year: found.layout.year, is1904 };
}

function dateReader(cells: RowCells, context: RowContext) {
  return (
    field: RegisterField,
    unreadable: 'error' | 'warn',
    notAfter: IsoDate,
    notBefore: IsoDate | null = null,
  ) =>
    cells.take(field, (cell) =>
      readDate(cell, { ...dateColumn(field, cells, context), unreadable, notAfter, notBefore }),
    );
}

/** The day of report; where its own cell is empty, the day of acceptance stands in and is marked. */
function reportDay(cells: RowCells, context: RowContext, acceptedOn: IsoDate | null): IsoDate | null {
  const { found, today } = context;
  const column: DateColumn = {
    ...dateColumn('reported_on', cells, context),
    unreadable: 'error',
    notAfter: today,
  };
  return cells.take('reported_on', (cell, name) => {
    const reading = readDate(cell, column);
    const { year } = found.layout;
    if (
      reading.value !== null &&
      found.isYearStated &&
      year !== null &&
      !reading.value.startsWith(`${year}-`)
    ) {
      return { value: reading.value, notes: [...reading.notes, otherYear(reading.value, year, name)] };
    }
    if (reading.value !== null || reading.notes.length > 0) return reading;
    if (acceptedOn === null) return withNote(null, missing('DATE_MISSING', name, 'date of report'));
    return withNote(acceptedOn, {
      code: 'DATE_FROM_OTHER_COLUMN',
      severity: 'warn',
      zh: `${name}未填，按受理日期${acceptedOn}登记，请核对`,
      en: `The date of report is empty; the date of acceptance ${acceptedOn} stands in for it.`,
      read: acceptedOn,
    });
  });
}

function otherYear(date: IsoDate, year: number, name: string): Note {
  return {
    code: 'DATE_OTHER_YEAR',
    severity: 'warn',
    zh: `${name}${date}不在台账年度${year}年内，请核对`,
    en: `The date of report ${date} is not of the year ${year} of the register.`,
    read: date,
  };
}

/** The closing day. Cells that repeat 未化解 or 调解中 say that there is none. */
function closingDay(cells: RowCells, context: RowContext, reportedOn: IsoDate | null): IsoDate | null {
  const column: DateColumn = {
    ...dateColumn('closed_on', cells, context),
    unreadable: 'error',
    notAfter: context.today,
    notBefore: reportedOn,
  };
  return cells.take('closed_on', (cell) => {
    const isOpen = typeof cell === 'string' && readStatus(cell, column).value.status === 'open';
    return isOpen ? silent(null) : readDate(cell, column);
  });
}

/** The village of the row's own cell; without such a column that of the heading above it, else that of the title. */
function villageOf(cells: RowCells, { found, book, heading }: RowContext): VillageReading {
  if (cells.column('village')) return cells.take('village', (cell, name) => book.read(cell, name));
  if (heading === null) return found.village ?? { code: null, name: null };
  // How a heading was written is said once, at the heading; that its village is unknown holds every row below it.
  const faults = heading.notes.filter(({ severity }) => severity === 'error');
  for (const note of heading.value.name === null ? [] : [headingNote(heading), ...faults])
    cells.note(null, note);
  return heading.value;
}

/** Of several parties and numbers nobody knows whose each is. */
function idNumbersUnassigned(): Note {
  return {
    code: 'ID_NUMBERS_UNASSIGNED',
    severity: 'info',
    zh: '身份证号分不清属于哪位当事人，不随案件登记，请在案件中补填',
    en: 'It is not clear whose the identity numbers are: they are not entered with the case.',
  };
}

function amountColumn(cells: RowCells, field: 'amount' | 'agreed_amount', name: string) {
  const { inWan = false, header = '' } = cells.column(field) ?? {};
  return { name, nameEn: registerFieldLabels[field].en, inWan, hasUnit: header.includes('元') };
}

/** Text as it stands, its identity numbers masked: a register is read by more eyes than may see them. */
function words(cells: RowCells, field: RegisterField): string | null {
  return cells.take(field, (cell, name) => {
    const text = readWords(cell);
    const { text: shown, masked } = withoutIdNumbers(text ?? '');
    if (masked === 0) return silent(text);
    return withNote(shown, {
      code: 'ID_NUMBER_IN_TEXT',
      severity: 'warn',
      zh: `${name}中有${masked}个身份证号，已隐去中间几位`,
      en: `${masked} identity numbers in the ${registerFieldLabels[field].en} were masked.`,
    });
  });
}

function mediators(cells: RowCells): string[] {
  return cells.take('mediators', (cell, name) => {
    const words = readWords(cell) ?? '';
    const { text } = numbersWithin(words);
    const value = pieces(text)
      .map((one) => one.slice(0, registerNameLimit))
      .slice(0, 60);
    if (text === words) return silent(value);
    return withNote(value, {
      code: 'NAME_DETAILS_READ',
      severity: 'info',
      zh: `${name}中姓名以外的电话等不作姓名，原文另存`,
      en: 'A telephone beside the names of mediators is no part of them; the words of the cell are kept.',
    });
  });
}

function followUp(cells: RowCells): Pick<RegisterDraft, 'follow_up_done' | 'follow_up_text'> {
  const text = words(cells, 'follow_up');
  if (text === null) return { follow_up_done: null, follow_up_text: null };
  return { follow_up_done: !/^(?:否|未|未回访|没有回访|尚未回访|×)$/.test(text), follow_up_text: text };
}

/** Parties of one column, or of one column for each side. */
function allParties(cells: RowCells): {
  readonly parties: readonly RegisterParty[];
  readonly phones: readonly string[];
  readonly idNumbers: readonly string[];
} {
  const readings = [
    cells.take('parties', (cell, name) => readParties(cell, name)),
    cells.take('applicant', (cell, name) => readParties(cell, name, 'A')),
    cells.take('respondent', (cell, name) => readParties(cell, name, 'B')),
  ];
  const parties = readings.flatMap((reading) => reading.parties);
  // A register that names both sides and repeats all names in a column of its own says nothing new there.
  const sided = new Set(parties.filter((party) => party.side !== null).map((party) => party.name));
  return {
    parties: parties.filter((party) => party.side !== null || !sided.has(party.name)).slice(0, 60),
    phones: readings.flatMap((reading) => reading.phones),
    idNumbers: readings.flatMap((reading) => reading.idNumbers),
  };
}

/** What stands in columns without a field, or was read only in part, is kept beside the record: nothing is lost. */
function otherWords(cells: RowCells, { found }: RowContext): { header: string; text: string }[] {
  const unread = found.layout.columns.flatMap((column) => {
    if (column.field !== null || /^(?:问题|待更正的问题|原行号)$/.test(column.key)) return [];
    const text = cells.takeOther(column, readWords);
    return text === null ? [] : [{ header: column.header || `第${column.index + 1}列`, text }];
  });
  return [...unread, ...cells.wordsOfDoubtful()].map(({ header, text }) => ({
    header,
    text: withoutIdNumbers(text).text,
  }));
}
