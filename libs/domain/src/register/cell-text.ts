import { type Note, quoted, type Read, shorten, silent, withNote } from './note.ts';
import type { RegisterCell } from './register.reading.ts';
import { registerTextLimit } from './register.record.ts';

/** Beyond this length nothing of a cell is even looked at: it is refused anyway. */
const cutLimit = 5 * registerTextLimit;

// Control, zero-width and direction characters, soft hyphens, fillers, non-characters, tags, lone surrogates.
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing control characters is the purpose
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\uFFFE\uFFFF\u{E0000}-\u{E007F}]|\u034F|[\uD800-\uDFFF]/gu;
const oddBlank = /[\u00A0\u2000-\u200A\u2028\u2029\u202F\u205F]|&nbsp;/g;
const lineTag = /<\/?(?:br|p|div|li|tr)\b[^<>]{0,200}>/gi;
const tag = /<[/!]?[a-z][^<>]{0,500}>|<!--|-->/gi;
/** More than the longest wording of any list. */
const shortLimit = 120;
/** Longer texts always say something; dashes may be many. */
const nothingLimit = 40;
/** Error values of spreadsheet formulas. */
const errorValue =
  /^#(?:REF!|N\/A|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|BLOCKED!|FIELD!|GETTING_DATA)$/;

/** A text as it is seen: without what nobody sees and what turns its direction; odd blanks and line ends made plain. */
export const visibleText = (raw: string): string =>
  raw.replace(/\r\n?/g, '\n').replace(invisible, '').replace(oddBlank, ' ');

export interface CleanText {
  readonly text: string;
  /** Characters that nobody sees were taken out, or odd blanks made plain. */
  readonly hadInvisible: boolean;
  readonly hadTags: boolean;
}

/** Figures, letters, Chinese characters and their punctuation: nothing to clean. Nearly every cell is such. */
const ordinary = /^[ -%'-;=?-~\u3000-\u303F\u4E00-\u9FFF\uFF01-\uFF5E“”…—]*$/;

/** The text of a cell without what nobody can see and without markup; line breaks stay, outer blanks go. */
export function cleanText(raw: string): CleanText {
  if (raw.length <= registerTextLimit && ordinary.test(raw)) {
    return { text: raw.trim(), hadInvisible: false, hadTags: false };
  }
  const cut = (raw.length > cutLimit ? raw.slice(0, cutLimit) : raw).replace(/\r\n?/g, '\n');
  const seen = visibleText(cut).replaceAll('\t', ' ');
  const hasTag = seen.includes('<') || seen.includes('-->');
  const text = hasTag ? seen.replace(lineTag, '\n').replace(tag, '') : seen;
  return {
    text: text.trim(),
    hadInvisible: seen !== cut.replaceAll('\t', ' '),
    hadTags: text !== seen,
  };
}

/** What a cell shows, cleaned; '' for an empty one. */
export function shownText(cell: RegisterCell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cleanText(cell).text;
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return cell.date;
}

/** The form in which wordings and numbers are compared: half width, no blanks at all. */
export function plainText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/**
 * The text of a cell that can only be a figure, a date or a few words. Longer text is cut: no reader finds a meaning
 * in it, and patterns over thousands of characters cost time.
 */
export function shortText(cell: RegisterCell | undefined): string {
  const text = shownText(cell);
  return text.length > shortLimit ? `${text.slice(0, shortLimit)}…` : text;
}

/** Digits and date signs of double width, as an input method leaves them. */
export function hasFullWidthDigits(text: string): boolean {
  return /[\uFF10-\uFF19\uFF0D-\uFF0F]/.test(text);
}

/** A sign or word that says: nothing is stated here. */
export function isNothing(text: string): boolean {
  if (text.length > nothingLimit) return false;
  return /^(?:[/\\]+|[-—–―_]+|\.+|…+|\*+|无|没有|暂无|不详|不明|未知|不清楚?|待定|未定|待核实?|未填|空|不涉及|未涉及|n\/a|null|nil|none)$/i.test(
    plainText(text),
  );
}

/** True for the error value of a formula that failed, e.g. #REF!. */
export function isErrorValue(text: string): boolean {
  return errorValue.test(text);
}

/**
 * What must be said of the text of a cell before anybody reads a meaning into it: cleaned characters, removed
 * markup, text that a spreadsheet would run as a formula, and length.
 */
export function textNotes(cell: RegisterCell | undefined, name: string, nameEn: string): readonly Note[] {
  if (typeof cell !== 'string') return [];
  const notes: Note[] = [];
  const { text, hadInvisible, hadTags } = cleanText(cell);
  if (hadInvisible) {
    notes.push({
      code: 'TEXT_CLEANED',
      severity: 'info',
      zh: `${name}中的不可见字符已去除`,
      en: `Invisible characters were removed from the ${nameEn}.`,
    });
  }
  if (hadTags) {
    notes.push({
      code: 'HTML_REMOVED',
      severity: 'info',
      zh: `${name}中的网页标签已去除，只保留文字`,
      en: `Markup was removed from the ${nameEn}; its text stays.`,
    });
  }
  if (/^(?:[=@]|[+-](?=\D))./.test(text) && !isNothing(text)) {
    notes.push({
      code: 'FORMULA_TEXT',
      severity: 'info',
      zh: `${name}以公式符号开头，只作文字保存`,
      en: `The ${nameEn} begins like a formula; it is kept as plain text.`,
    });
  }
  if (isErrorValue(text)) {
    notes.push({
      code: 'CELL_ERROR_VALUE',
      severity: 'warn',
      zh: `${name}是公式错误值${quoted(text)}，视为未填，请核对`,
      en: `The ${nameEn} is the error value of a formula and counts as empty.`,
      written: shorten(text),
    });
  }
  if (text.length > registerTextLimit || cell.length > cutLimit) {
    notes.push({
      code: 'TEXT_TOO_LONG',
      severity: 'error',
      zh: `${name}超过${registerTextLimit}字，请缩短后重新导入`,
      en: `The ${nameEn} is longer than ${registerTextLimit} characters.`,
    });
  }
  return notes;
}

/** A cell that is kept as text; signs for "nothing" and error values read as null. */
export function readWords(cell: RegisterCell | undefined): string | null {
  const text = shownText(cell);
  if (text === '' || isNothing(text) || isErrorValue(text)) return null;
  return text.length > registerTextLimit ? text.slice(0, registerTextLimit) : text;
}

/** The number of a row: a whole number, also as text or with a full stop behind it. */
export function readSeq(cell: RegisterCell | undefined): Read<number | null> {
  const text = plainText(shownText(cell));
  const digits = /^(?:第|no\.?)?(\d{1,9})(?:\.0*|、|号|件)?$/i.exec(text)?.[1];
  if (digits !== undefined) return silent(Number(digits));
  if (text === '') return silent(null);
  return withNote(null, {
    code: 'SEQ_NOT_NUMBER',
    severity: 'info',
    zh: `序号${quoted(text)}不是数字，未采用`,
    en: 'The row number is not a whole number and was left out.',
    written: shorten(text),
  });
}
