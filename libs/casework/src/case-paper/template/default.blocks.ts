import type { PaperBlock } from '#casework/paper';

/** The name of the form over its case number. */
export const head = (title: string): readonly PaperBlock[] => [
  { kind: 'title', text: title },
  { kind: 'under', text: '{{案号}}' },
];

/** A paragraph, with a word in 黑体 before it. */
export const text = (words: string, lead?: string): PaperBlock => ({
  kind: 'text',
  text: words,
  ...(lead === undefined ? {} : { lead }),
});
export const heading = (words: string): PaperBlock => ({ kind: 'heading', level: 1, text: words });
export const address = (words: string): PaperBlock => ({ kind: 'address', text: words });

/** A form of labels and what stands beside them; long texts go over to the next page. */
export const form = (...rows: readonly (readonly [label: string, text: string])[]): PaperBlock => ({
  kind: 'form',
  isLong: true,
  rows: rows.map(([label, words]) => ({ label, text: words })),
});

/** A short form, which whoever signs it has before them on one page. */
export const slip = (...rows: readonly (readonly [label: string, text: string])[]): PaperBlock => ({
  kind: 'form',
  rows: rows.map(([label, words]) => ({ label, text: words })),
});

/** Lines to write on that no field fills, as wide as a paragraph. */
export const handLines = (count: number): string =>
  Array.from({ length: count }, () => '＿'.repeat(25)).join('\n');

const someDay = '　　　　年　　月　　日';

/** A line for one name and one day. */
export const handDay = (who: string): string => `${who}：＿＿＿＿＿＿＿＿　＿＿＿＿年＿＿月＿＿日`;

/** A table with nothing in it but room for a copy. */
export const pasting = (title: string, rowMm: number): PaperBlock => ({
  kind: 'table',
  columns: [{ title, widthMm: 156 }],
  rows: [['']],
  rowMm,
});

/** The committee, with room for its seal, over the day on which it is sealed. */
export const seal = (issuer = '{{调委会}}（盖章）'): PaperBlock => ({
  kind: 'signature',
  issuer,
  on: someDay,
});

/** What is long stands on the left, however narrow its column. */
const longCells = new Set(['住址', '履行内容', '内容']);

type Columns = Extract<PaperBlock, { kind: 'table' }>['columns'];

/** A table with one line for each of a list. @param cells  title, width in millimetres, what stands in it */
export function list(
  name: string,
  cells: readonly (readonly [title: string, widthMm: number, text: string])[],
  rowMm?: number,
): PaperBlock {
  const last = cells.length - 1;
  const columns: Columns = cells.map(([title, widthMm], n) => ({
    title,
    widthMm,
    ...(n === 0 || (widthMm < 40 && !longCells.has(title)) ? { align: 'centre' as const } : {}),
  }));
  const row = cells.map(
    ([, , words], n) => `${n === 0 ? `{{#${name}}}` : ''}${words}${n === last ? `{{/${name}}}` : ''}`,
  );
  return { kind: 'table', columns, rows: [row], ...(rowMm === undefined ? {} : { rowMm }) };
}

/** Everybody who disputes, with what they are known by. */
export const parties = (name = '当事人'): PaperBlock =>
  list(name, [
    ['地位', 20, '{{地位}}'],
    ['姓名', 36, '{{姓名}}'],
    ['证件号码', 44, '{{证件号码}}'],
    ['联系电话', 26, '{{联系电话}}'],
    ['住址', 30, '{{住址}}'],
  ]);

const signingDay = '　　　　年　　月　　日';
const signing = '签名、盖章或者按指印';

/** A table to sign and to press a finger in. @param rows  who signs; one may name a list, whose lines all sign */
const signedBy = (title: string, rows: readonly (readonly string[])[]): PaperBlock => ({
  kind: 'table',
  columns: [
    { title, widthMm: 46, align: 'centre' },
    { title: signing, widthMm: 60, align: 'centre' },
    { title: '日期', widthMm: 50, align: 'centre' },
  ],
  rows,
  rowMm: 18,
});
const signer = (who: string) => [who, '', signingDay];
const eachOf = (name: string, who: string) => [`{{#${name}}}${who}`, '', `${signingDay}{{/${name}}}`];

/** Room for everybody of a list to sign. */
export const signatures = (name = '当事人'): PaperBlock =>
  signedBy('当事人', [eachOf(name, '{{地位}}　{{姓名}}')]);

/** The same before a court, which knows applicants only: both sides ask together. */
export const applicants: PaperBlock = signedBy('申请人', [eachOf('当事人', '{{姓名}}')]);

/** Room to sign for people whom no list names. */
export const signers = (...who: readonly string[]): PaperBlock => signedBy('签名人', who.map(signer));

/** Who has mediated. */
export const mediators = '人民调解员\n{{调解员}}';

/** What was promised, line by line. */
export const promises: PaperBlock = list('约定', [
  ['序号', 11, '{{序号}}'],
  ['履行内容', 32, '{{内容}}'],
  ['义务人', 26, '{{义务人}}'],
  ['权利人', 26, '{{权利人}}'],
  ['金额', 29, '{{金额}}\n{{金额大写}}'],
  ['履行期限', 32, '{{履行期限}}'],
]);
