import type { PaperBlock } from './paper.ts';
import { escaped, paragraph, typefaces } from './word.text.ts';

/** Figures drawn by the word processor itself: every number stays a number, and no picture needs a typeface. */
export type PaperChart = Extract<PaperBlock, { kind: 'chart' }>;

const namespace = 'http://schemas.openxmlformats.org/drawingml/2006';
/** English Metric Units, in which drawings measure. */
const emu = (millimetres: number): number => Math.round(millimetres * 36_000);
/** Between the margins of the official form. */
const widthMm = 150;
/** A line of a bar chart needs as much, and its title and legend the rest. */
const heightOf = ({ form, categories }: PaperChart): number =>
  form === 'bars' ? 34 + 7 * Math.max(categories.length, 3) : 84;

/** Told apart in black and white as well: dark, middle, light. */
const shades = ['1F4E79', '7F9DB9', 'C9D3DC'] as const;
const shadeOf = (n: number): string => shades[n % shades.length] ?? shades[0];

/** What the chart says, for whoever cannot see it. */
const wordsOf = ({ title, categories, series }: PaperChart): string =>
  `${title}：${categories
    .map((name, n) => `${name} ${series.map((one) => `${one.name}${one.values[n] ?? 0}`).join('、')}`)
    .join('；')}`;

/** The paragraph in which a chart stands. @param n  from 1 on, which also names its part */
export function chartParagraph(chart: PaperChart, n: number): string {
  const size = `cx="${emu(widthMm)}" cy="${emu(heightOf(chart))}"`;
  const drawing = `<w:drawing><wp:inline xmlns:wp="${namespace}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:docPr id="${n}" name="Chart ${n}" descr="${escaped(wordsOf(chart))}"/><wp:cNvGraphicFramePr/><a:graphic xmlns:a="${namespace}/main"><a:graphicData uri="${namespace}/chart"><c:chart xmlns:c="${namespace}/chart" r:id="${chartRelation(n)}"/></a:graphicData></a:graphic></wp:inline></w:drawing>`;
  return paragraph(
    'Gap',
    `<w:r>${drawing}</w:r>`,
    '<w:spacing w:before="120" w:after="120" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
  );
}

/** By what the document refers to a chart. */
export const chartRelation = (n: number): string => `chart${n}`;

const characters = (points: number): string =>
  `<a:defRPr sz="${points * 100}" b="0"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:latin typeface="Times New Roman"/><a:ea typeface="${typefaces.body}"/></a:defRPr>`;
const words = (points: number): string =>
  `<c:txPr><a:bodyPr/><a:p><a:pPr>${characters(points)}</a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>`;
const line = (colour: string): string =>
  `<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></a:ln></c:spPr>`;

function seriesOf({ categories, series, form }: PaperChart): string {
  const points = (values: readonly (string | number)[]) =>
    `<c:ptCount val="${values.length}"/>${values
      .map((value, n) => `<c:pt idx="${n}"><c:v>${escaped(String(value))}</c:v></c:pt>`)
      .join('')}`;
  const labels = `<c:dLbls><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${words(form === 'bars' ? 10 : 8)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`;
  return series
    .map(
      ({ name, values }, n) =>
        `<c:ser><c:idx val="${n}"/><c:order val="${n}"/><c:tx><c:v>${escaped(name)}</c:v></c:tx><c:spPr><a:solidFill><a:srgbClr val="${shadeOf(n)}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>${labels}<c:cat><c:strLit>${points(categories)}</c:strLit></c:cat><c:val><c:numLit><c:formatCode>General</c:formatCode>${points(values)}</c:numLit></c:val></c:ser>`,
    )
    .join('');
}

/** The part of a chart: bars lie under one another in the order of the table, columns stand along the time. */
export function chartXml(chart: PaperChart): string {
  const isBars = chart.form === 'bars';
  const [categoryAt, valueAt] = isBars ? ['l', 't'] : ['b', 'l'];
  const title = `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr>${characters(12)}</a:pPr><a:r><a:rPr lang="zh-CN" sz="1200" b="0"><a:latin typeface="Times New Roman"/><a:ea typeface="${typefaces.heading}"/></a:rPr><a:t>${escaped(chart.title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
  const categories = `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="${isBars ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${categoryAt}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${line('808080')}${words(isBars ? 10 : 9)}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`;
  const values = `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="${valueAt}"/><c:majorGridlines>${line('D9D9D9')}</c:majorGridlines><c:numFmt formatCode="0" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>${line('808080')}${words(9)}<c:crossAx val="1"/><c:crosses val="autoZero"/></c:valAx>`;
  const legend =
    chart.series.length > 1
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${words(10)}</c:legend>`
      : '';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace xmlns:c="${namespace}/chart" xmlns:a="${namespace}/main"><c:roundedCorners val="0"/><c:chart>${title}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="${isBars ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${seriesOf(chart)}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>${categories}${values}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="zero"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>`;
}
