import { plainText } from './cell-text.ts';
import { type Note, quoted, type Read, shorten, silent, withNote } from './note.ts';

/**
 * The words of an office for the codes of one list. `exact` holds whole wordings and is believed silently;
 * `rules` look for a part of the wording and are always marked; several codes in one wording are a doubt.
 */
export interface Wordings<C extends string> {
  readonly exact: ReadonlyMap<string, C>;
  readonly rules: readonly (readonly [RegExp, C])[];
  /** Cut off before comparing, e.g. 纠纷 behind a type. */
  readonly tail?: RegExp;
}

export interface Wording<C extends string> {
  readonly code: C;
  readonly by: 'exact' | 'rule';
  /** Other codes that the wording may also mean. */
  readonly others: readonly C[];
}

/** Whole wordings of each code, as a table that reads like the form of an office: words divided by blanks. */
export function wordingsOf<C extends string>(
  table: Readonly<Partial<Record<C, string>>>,
  rules: Wordings<C>['rules'] = [],
  tail?: RegExp,
): Wordings<C> {
  const exact = new Map<string, C>();
  for (const code of Object.keys(table) as C[]) {
    for (const word of (table[code] ?? '').split(/\s+/)) if (word !== '') exact.set(wordKey(word), code);
  }
  return tail ? { exact, rules, tail } : { exact, rules };
}

/** The wording without blanks, brackets and punctuation, in half width and small letters. */
export function wordKey(text: string): string {
  return plainText(text)
    .toLowerCase()
    .replace(/[\p{P}\p{S}]/gu, (sign) => (/[√✓✔☑×✗✘]/.test(sign) ? sign : ''));
}

/** The code of a wording, or null when no word of it is known. */
export function codeOf<C extends string>(text: string, wordings: Wordings<C>): Wording<C> | null {
  const key = wordKey(text);
  const short = wordings.tail ? key.replace(wordings.tail, '') : key;
  const exact = wordings.exact.get(key) ?? wordings.exact.get(short);
  if (exact !== undefined) return { code: exact, by: 'exact', others: [] };
  const plain = plainText(text).toLowerCase();
  const found = [...new Set(wordings.rules.filter(([form]) => form.test(plain)).map(([, code]) => code))];
  const [code, ...others] = found;
  return code === undefined ? null : { code, by: 'rule', others };
}

/** What a reader of wordings needs to speak about its column. */
export interface WordingColumn {
  readonly name: string;
  readonly nameEn: string;
}

/** A wording that was understood by a part of it. */
export function wordingNote(shown: string, readZh: string, column: WordingColumn, doubt = false): Note {
  return {
    code: doubt ? 'WORDING_DOUBTFUL' : 'WORDING_READ',
    severity: doubt ? 'warn' : 'info',
    zh: `${column.name}${quoted(shown)}按“${readZh}”登记${doubt ? '，请核对' : ''}`,
    en: `The ${column.nameEn} ${quoted(shown)} is entered as “${readZh}”.`,
    written: shorten(shown),
    read: readZh,
  };
}

/** A wording that no word of is known: not guessed, left out and marked. */
function wordingUnknown(shown: string, column: WordingColumn): Read<null> {
  return withNote(null, {
    code: 'WORDING_UNKNOWN',
    severity: 'warn',
    zh: `${column.name}${quoted(shown)}无法归类，按未填登记，请核对`,
    en: `The ${column.nameEn} ${quoted(shown)} is not known; it is entered as not stated.`,
    written: shorten(shown),
  });
}

/** Reads an optional wording: silent when known whole, marked when known in part or not at all. */
export function readWording<C extends string>(
  shown: string,
  wordings: Wordings<C>,
  zhOf: (code: C) => string,
  column: WordingColumn,
): Read<C | null> {
  const wording = codeOf(shown, wordings);
  if (wording === null) return wordingUnknown(shown, column);
  if (wording.by === 'exact') return silent(wording.code);
  const doubt = wording.others.length > 0;
  return withNote(wording.code, wordingNote(shown, zhOf(wording.code), column, doubt));
}
