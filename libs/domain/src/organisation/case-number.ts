import { RuleError } from '../errors.ts';

/** What a case number says. */
export interface CaseNumberParts {
  readonly year: number;
  /** The short name of the committee, e.g. 月 for 月山镇. */
  readonly shortName: string;
  /** Counted from 1 within committee and year, without gaps. */
  readonly seq: number;
}

/** No digits, blanks or brackets: they would make a printed number ambiguous. */
const shortNameForm = /^[^\s()（）\d]{1,10}$/u;

/**
 * The number of a people's mediation case, e.g. （2026）月人调字第001号: round full-width brackets, at least three digits.
 * @throws RuleError kind "invalid", code "case-number-invalid"
 * @source National dossier formats of 2010 (cover); the numbering series itself is a decision of the township
 */
export function caseNumber({ year, shortName, seq }: CaseNumberParts): string {
  const text = `（${year}）${shortName}人调字第${String(seq).padStart(3, '0')}号`;
  const read = parseCaseNumber(text);
  if (read?.year === year && read.shortName === shortName && read.seq === seq) return text;
  throw new RuleError({
    kind: 'invalid',
    code: 'case-number-invalid',
    message: 'A case number needs a year of four digits, a short name and a number from 1.',
    messageZh: '案号须有四位年份、简称和自1起的序号。',
  });
}

/**
 * Reads a case number; half-width brackets and missing leading zeros, as registers write them, are understood.
 * @returns null when the text is no case number
 */
export function parseCaseNumber(text: string): CaseNumberParts | null {
  const parts = /^[（(]([1-9]\d{3})[）)](.+)人调字第(\d{1,9})号$/u.exec(text.trim());
  const [, year = '', shortName = '', seq = ''] = parts ?? [];
  if (!shortNameForm.test(shortName) || Number(seq) < 1) return null;
  return { year: Number(year), shortName, seq: Number(seq) };
}
