import type { PaperForm } from './paper.codes.ts';
import { numberOfPaperForm, paperFormOf } from './paper.form.ts';

/** What a printed paper says of itself in its code. */
export interface PaperCode {
  readonly disputeId: string;
  readonly form: PaperForm;
  /** Counted from 1 within case and form; another content is another version. */
  readonly version: number;
  /** The first ten bytes of the digest of its content, hexadecimal. */
  readonly check: string;
  /** It stands on the page on which the paper ends. */
  readonly isEnd?: true;
}

/** Hexadecimal digits of the digest that stand in a code: 80 bits, which nobody guesses. */
export const checkDigits = 20;

/**
 * The text of the code: capitals, digits and colons, which the alphanumeric mode of a QR code holds in little room.
 * @source ISO/IEC 18004, 7.4.4
 */
export const paperCodeText = ({ disputeId, form, version, check, isEnd }: PaperCode): string =>
  [
    'FQ1',
    disputeId.replaceAll('-', ''),
    String(numberOfPaperForm(form)).padStart(2, '0'),
    version,
    check.slice(0, checkDigits),
    ...(isEnd ? ['E'] : []),
  ]
    .join(':')
    .toUpperCase();

const codeForm = /^FQ1:([0-9A-F]{32}):(\d{2}):([1-9]\d{0,5}):([0-9A-F]{20})(:E)?$/;

/**
 * Reads the text of a code, as a scanner gives it or somebody types it.
 * @returns null when it is no code of a paper
 */
export function parsePaperCode(text: string): PaperCode | null {
  const [, id = '', number = '', version = '', check = '', end] =
    codeForm.exec(text.trim().toUpperCase()) ?? [];
  const form = paperFormOf(Number(number));
  if (form === undefined) return null;
  const disputeId = id.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  const code = { disputeId, form, version: Number(version), check: check.toLowerCase() };
  return end === undefined ? code : { ...code, isEnd: true };
}

/** The check for eyes: 9F3A-22C1. */
export const shortCheck = (check: string): string =>
  `${check.slice(0, 4)}-${check.slice(4, 8)}`.toUpperCase();
