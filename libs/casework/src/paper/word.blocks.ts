import { type PaperBlock, staysWith } from './paper.ts';
import { linesOf, paragraph, run, twips } from './word.text.ts';

/** Between the margins of the official form. */
const textWidthMm = 156;
const red = 'FF0000';
/** One character of the body: 16 points. */
const characterTwips = 320;
const textCharacters = twips(textWidthMm) / characterTwips;

/**
 * A block as WordprocessingML; charts and pictures, which are parts of their own, aside.
 * @param next  what stands under it: whoever signs does so under something, and what is announced is seen
 */
export function xmlOf(block: Exclude<PaperBlock, { kind: 'chart' | 'picture' }>, next?: PaperBlock): string {
  const keep = staysWith(block, next) ? '<w:keepNext/>' : '';
  switch (block.kind) {
    case 'redHead':
      return redHead(block);
    case 'newPage':
      return paragraph('Gap', '<w:r><w:br w:type="page"/></w:r>');
    case 'title':
      return paragraph('OfficialTitle', run(block.text));
    case 'under':
      return paragraph('Under', run(block.text));
    case 'address':
      return paragraph('Address', run(block.text), '<w:keepNext/>');
    case 'heading':
      return paragraph(`Heading${block.level}`, run(block.text));
    case 'text':
      return textOf(block, keep);
    case 'table':
      return tableOf(block, keep) + gapAfter(keep, next);
    case 'form':
      return formOf(block, keep) + gapAfter(keep, next);
    case 'signature':
      return signature(block);
    case 'imprint':
      return imprint(block);
  }
}

function textOf({ text, lead }: Extract<PaperBlock, { kind: 'text' }>, keep: string): string {
  const [first = '', ...rest] = linesOf(text);
  const before = lead === undefined ? '' : run(lead, { face: 'heading' });
  const lines = [before + run(first), ...rest.map((line) => run(line))];
  return lines.map((line, n) => paragraph('Body', line, n === lines.length - 1 ? keep : '')).join('');
}

/** As large as one line allows, between the size of a title and that of a letterhead. */
const markSize = (mark: string): number =>
  Math.max(22, Math.min(48, Math.floor(((textWidthMm / 25.4) * 72) / Math.max([...mark].length, 1))));

function redHead({ mark, number, issuer, on }: Extract<PaperBlock, { kind: 'redHead' }>): string {
  const size = markSize(mark);
  const line = `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="${red}"/></w:pBdr>`;
  return [
    paragraph(
      'RedMark',
      run(mark, { size, colour: red }),
      // Its upper edge 35 mm under that of the text (10.3).
      `<w:spacing w:before="${twips(35)}" w:line="${Math.round(size * 26)}" w:lineRule="exact"/>`,
    ),
    ...(number === null ? [] : [paragraph('Under', run(number), '<w:spacing w:before="560"/>')]),
    paragraph(
      'RedLine',
      `${run(`　${issuer}`)}<w:r><w:tab/></w:r>${run(on)}`,
      `${line}<w:spacing w:before="280" w:after="560"/>`,
    ),
  ].join('');
}

const edges = (names: readonly string[]): string =>
  names.map((name) => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('');
const grid = edges(['top', 'left', 'bottom', 'right', 'insideH', 'insideV']);

/** Narrower than the 1.9 mm of a word processor, so that an identity number stands on one line. */
const cellMargins = `<w:tblCellMar><w:left w:w="${twips(1)}" w:type="dxa"/><w:right w:w="${twips(1)}" w:type="dxa"/></w:tblCellMar>`;

const tableHead = (widths: readonly number[]): string =>
  `<w:tblPr><w:tblW w:w="${widths.reduce((sum, width) => sum + width, 0)}" w:type="dxa"/><w:jc w:val="center"/>` +
  `<w:tblBorders>${grid}</w:tblBorders><w:tblLayout w:type="fixed"/>${cellMargins}</w:tblPr>` +
  `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;

const cell = (width: number, content: string, vertical = 'center'): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="${vertical}"/></w:tcPr>${content}</w:tc>`;

const cellText = (style: string, text: string, properties = ''): string => {
  const lines = linesOf(text);
  return (lines.length === 0 ? [''] : lines).map((line) => paragraph(style, run(line), properties)).join('');
};

/** A row with no cell longer than this stays on one page. */
const heldTogether = 300;

/** How a row stands: on one page, and how high at least. Nothing where it is as high as its text and may be torn. */
function rowForm(maySplit: boolean, leastMm: number | undefined): string {
  const height = leastMm === undefined ? '' : `<w:trHeight w:val="${twips(leastMm)}" w:hRule="atLeast"/>`;
  const properties = `${maySplit ? '' : '<w:cantSplit/>'}${height}`;
  return properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`;
}

/** So few rows to sign stay whole with what stands under them: LibreOffice keeps tables, not rows. */
const signedTogether = 3;

/** The head comes again on every page; a long row goes over to the next one. */
function tableOf({ columns, rows, rowMm }: Extract<PaperBlock, { kind: 'table' }>, keep: string): string {
  const widths = columns.map(({ widthMm }) => twips(widthMm));
  const isShort = rows.length <= signedTogether;
  const head = columns
    .map(({ title }, n) => cell(widths[n] ?? 0, cellText('TableHead', title, '<w:keepNext/>')))
    .join('');
  const body = rows.map((row, nth) => {
    const kept = isShort || nth === rows.length - 1 ? keep : '';
    const cells = columns.map(({ align }, n) =>
      cell(widths[n] ?? 0, cellText(align === 'centre' ? 'TableCentre' : 'TableText', row[n] ?? '', kept)),
    );
    const isLong = row.some((text) => text.length > heldTogether);
    return `<w:tr>${rowForm(isLong, rowMm)}${cells.join('')}</w:tr>`;
  });
  return `${gapBefore}<w:tbl>${tableHead(widths)}<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head}</w:tr>${body.join('')}</w:tbl>`;
}

/** Two tables that touch become one: something stands between, which a table that follows brings itself. */
const gapAfter = (keep: string, next: PaperBlock | undefined): string =>
  next?.kind === 'table' || next?.kind === 'form'
    ? ''
    : paragraph('Gap', '', next === undefined ? sliver : keep);
/** Under a table that ends a document: where the table fills its page, a line of its own would stand on an empty one. */
const sliver = '<w:spacing w:line="20" w:lineRule="exact"/>';
/** Before one: a heading over a table goes to the next page together with it. */
const gapBefore = paragraph('Gap', '', '<w:keepNext/>');

function formOf({ rows, isLong = false }: Extract<PaperBlock, { kind: 'form' }>, keepLast: string): string {
  const [labels, texts] = [twips(36), twips(textWidthMm - 36)] as const;
  // Whoever signs has the whole form before them, on one page.
  const keep = (n: number) => (n === rows.length - 1 ? keepLast : isLong ? '' : '<w:keepNext/>');
  const body = rows.map(
    ({ label, text }, n) =>
      `<w:tr>${rowForm(isLong, isLong ? 10 : 12)}` +
      `${cell(labels, cellText('TableHead', label, keep(n)))}${cell(texts, cellText('TableText', text, keep(n)))}</w:tr>`,
  );
  return `${gapBefore}<w:tbl>${tableHead([labels, texts])}${body.join('')}</w:tbl>`;
}

/** Figures are half as wide as characters. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u0020-\u007e]/.test(character) ? 0.5 : 1), 0);

/**
 * The date four characters from the right, the issuer centred over it; a long one two from the right, the date centred under it.
 * @source GB/T 9704-2012, 7.3.5.1
 */
function signature({ issuer, on }: Extract<PaperBlock, { kind: 'signature' }>): string {
  if (issuer.includes('{{')) return signatureToFill(issuer, on);
  const difference = (widthOf(issuer) - widthOf(on)) / 2;
  const issuerRight = Math.max(2, 4 - difference);
  const indent = (characters: number) =>
    `<w:ind w:right="${Math.max(0, Math.round(characters * characterTwips))}"/>`;
  return [
    paragraph('Signature', run(issuer), `<w:keepNext/><w:spacing w:before="1120"/>${indent(issuerRight)}`),
    paragraph('Signature', run(on), indent(issuerRight + difference)),
  ].join('');
}

/** A template does not know how long a name will be: both are centred where a date four characters from the right is. */
function signatureToFill(issuer: string, on: string): string {
  const left = Math.round((textCharacters - widthOf(on) - 8) * characterTwips);
  const middle = `<w:ind w:left="${left}"/><w:jc w:val="center"/>`;
  return (
    paragraph('Signature', run(issuer), `<w:keepNext/><w:spacing w:before="1120"/>${middle}`) +
    paragraph('Signature', run(on), middle)
  );
}

function imprint({ sentTo, issuer, on }: Extract<PaperBlock, { kind: 'imprint' }>): string {
  const thick = '<w:top w:val="single" w:sz="8" w:space="1" w:color="000000"/>';
  const thin = '<w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/>';
  const last = '<w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/>';
  const printed = `${run(`　${issuer}`)}<w:r><w:tab/></w:r>${run(`${on}印发`)}`;
  const bordered = (borders: string, content: string, before = 0) =>
    paragraph('Imprint', content, `<w:pBdr>${borders}</w:pBdr><w:spacing w:before="${before}"/>`);
  return sentTo === null
    ? bordered(`${thick}${last}`, printed, 1120)
    : `${paragraph('Imprint', run(`　分送：${sentTo}。`), `<w:keepNext/><w:pBdr>${thick}</w:pBdr><w:spacing w:before="1120"/>`)}${bordered(`${thin}${last}`, printed)}`;
}
