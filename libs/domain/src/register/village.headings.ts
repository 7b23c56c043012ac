import { plainText } from './cell-text.ts';
import type { Note, Read } from './note.ts';
import type { Sheet } from './sheet.ts';
import type { VillageBook, VillageReading } from './village.reading.ts';

/** A line of its own that says where the cases below it lie. */
export interface VillageHeading extends Read<VillageReading> {
  /** Counted from 0. */
  readonly row: number;
}

/** A heading is a name with a number before it and a count behind it, never a sentence. */
const longestHeading = 24;
const numberAlone = /^[(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)]?[、.．]?$/;
const numbering = /^[(]?(?:第?[一二三四五六七八九十]{1,3}|\d{1,2})[)]?[、.．:]?(?=.{2})/;
/** Lines that divide a table in another way leave the village as it is. */
const otherLine = /(?:\d|[一二三四五六七八九十])月|季度|半年|计|[:：。]|注/;
const count = /[(:]?(?:共|计|共计)?\d{0,4}[件起宗例)]*$/;

/**
 * The headings of villages between the rows of a register that has no column for them: 柳溪村, 三、新月社区（4件）. A
 * heading that names no village of the book ends the one above it: the cases below must not be taken for its own.
 * @param from the first row below the header, counted from 0
 */
export function villageHeadings(sheet: Sheet, from: number, book: VillageBook): readonly VillageHeading[] {
  const headings: VillageHeading[] = [];
  for (let row = from; row < sheet.rows.length; row += 1) {
    const [first = 0, second, ...more] = sheet.filled(row);
    const lead = plainText(sheet.text(row, first));
    if (more.length > 0 || (second !== undefined && !numberAlone.test(lead))) continue;
    const text = (second === undefined ? lead : plainText(sheet.text(row, second))).replace(count, '');
    if (text === '' || text.length > longestHeading) continue;
    const names = [text, text.replace(numbering, '')];
    const known = names.map((name) => book.read(name, '村（社区）')).find(({ value }) => value.code !== null);
    if (known) headings.push({ row, ...known });
    else if (!otherLine.test(text) && /\p{L}/u.test(text)) headings.push({ row, ...unknown(names[1], book) });
  }
  return headings.some(({ value }) => value.code !== null) ? headings : [];
}

/** 东岗村 is a village that the book lacks; 镇直单位 says nothing of villages. */
function unknown(name: string | undefined, book: VillageBook): Read<VillageReading> {
  const isVillage = name !== undefined && /(?:村|社区|[村居]委会)$/.test(name);
  return isVillage ? book.read(name, '村（社区）') : { value: { code: null, name: null }, notes: [] };
}

/** The note of a case whose village stands in the heading above it. */
export function headingNote({ row, value }: VillageHeading): Note {
  return {
    code: 'VILLAGE_FROM_HEADING',
    severity: 'info',
    zh: `按第${row + 1}行的小标题登记为${value.name ?? ''}`,
    en: `By the heading in row ${row + 1} the case lies in ${value.name ?? ''}.`,
    ...(value.name === null ? {} : { read: value.name }),
  };
}
