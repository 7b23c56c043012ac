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

/** The committee, with room for its seal, over the day on which it is sealed. */
export const seal = (issuer = '{{调委会}}（盖章）'): PaperBlock => ({
  kind: 'signature',
  issuer,
  on: someDay,
});

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
    ...(n === 0 || widthMm < 40 ? { align: 'centre' as const } : {}),
  }));
  const row = cells.map(
    ([, , words], n) => `${n === 0 ? `{{#${name}}}` : ''}${words}${n === last ? `{{/${name}}}` : ''}`,
  );
  return { kind: 'table', columns, rows: [row], ...(rowMm === undefined ? {} : { rowMm }) };
}

/** Everybody who disputes, with what they are known by. */
export const parties = (name = '当事人'): PaperBlock =>
  list(name, [
    ['地位', 25, '{{地位}}'],
    ['姓名', 27, '{{姓名}}'],
    ['证件号码', 44, '{{证件号码}}'],
    ['联系电话', 30, '{{联系电话}}'],
    ['住址', 30, '{{住址}}'],
  ]);

/** Room for every party to sign and to press a finger. */
export const signatures = (name = '当事人'): PaperBlock =>
  list(
    name,
    [
      ['当事人', 44, '{{地位}}　{{姓名}}'],
      ['签名、盖章或者按指印', 70, ''],
      ['日期', 42, '　　年　月　日'],
    ],
    18,
  );

/** Who has mediated, and who has written it down. */
export const mediators: PaperBlock = {
  kind: 'table',
  columns: [
    { title: '人民调解员', widthMm: 44, align: 'centre' },
    { title: '签名', widthMm: 70, align: 'centre' },
    { title: '日期', widthMm: 42, align: 'centre' },
  ],
  rows: [['{{调解员}}', '', '　　年　月　日']],
  rowMm: 18,
};

/** What was promised, line by line. */
export const promises: PaperBlock = list('约定', [
  ['序号', 13, '{{序号}}'],
  ['履行内容', 45, '{{内容}}'],
  ['义务人、权利人', 34, '{{义务人}}\n{{权利人}}'],
  ['金额', 30, '{{金额}}\n{{金额大写}}'],
  ['履行期限', 34, '{{履行期限}}'],
]);
