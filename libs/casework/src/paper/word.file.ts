import { strToU8, zipSync } from 'fflate';
import { dayInShanghai } from '#domain';
import type { Paper } from './paper.ts';
import { xmlOf } from './word.blocks.ts';
import { chartParagraph, chartXml } from './word.charts.ts';
import {
  chartPart,
  contentTypes,
  coreProperties,
  documentRelations,
  documentXml,
  fontTable,
  footer,
  packageRelations,
  settings,
  stylesXml,
} from './word.parts.ts';
import { pictureParagraph, picturePart } from './word.pictures.ts';

/** What a .docx says it is. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * A paper as a .docx in the official form of party and government bodies. The same content gives the same bytes, on any
 * machine and at any time: the order of the parts is fixed, and the only time in the file is that of the content.
 * @source GB/T 9704-2012; decision 0037
 */
export function docxOf({ title, issuer, at, blocks }: Paper): Uint8Array {
  const charts = blocks.filter((block) => block.kind === 'chart');
  const pictures = blocks.filter((block) => block.kind === 'picture');
  const counts = { charts: charts.length, pictures: pictures.length };
  const body = blocks.map((block, n) => {
    if (block.kind === 'chart') return chartParagraph(block, charts.indexOf(block) + 1);
    return block.kind === 'picture'
      ? pictureParagraph(block, pictures.indexOf(block) + 1)
      : xmlOf(block, blocks[n + 1]);
  });
  const parts: readonly (readonly [name: string, xml: string])[] = [
    ['[Content_Types].xml', contentTypes(counts)],
    ['_rels/.rels', packageRelations],
    ['docProps/core.xml', coreProperties(title, issuer, at)],
    ['word/_rels/document.xml.rels', documentRelations(counts)],
    ...charts.map((chart, n) => [chartPart(n + 1), chartXml(chart)] as const),
    ['word/document.xml', documentXml(body.join(''))],
    ['word/fontTable.xml', fontTable],
    ['word/footer1.xml', footer('right')],
    ['word/footer2.xml', footer('left')],
    ['word/settings.xml', settings],
    ['word/styles.xml', stylesXml],
  ];
  const files = Object.fromEntries(
    [
      ...parts.map(([name, xml]) => [name, strToU8(xml)] as const),
      ...pictures.map(({ png }, n) => [picturePart(n + 1), png] as const),
    ].toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
  return zipSync(files, { level: 6, mtime: entryTime(at) });
}

/** An entry of an archive has a time without a zone, which the archiver reads as the machine's own: midday of the day. */
export function entryTime(at: string): Date {
  const [year = 1980, month = 1, day = 1] = dayInShanghai(at).split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}
