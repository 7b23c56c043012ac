import { unzipSync } from 'fflate';

/** How a paragraph and its runs look, as far as a page in the browser shows it. */
export interface WordForm {
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** Points. */
  readonly indent?: number;
  readonly right?: number;
  readonly before?: number;
  readonly size?: number;
  readonly isBold?: boolean;
  readonly isHeading?: boolean;
  /** Stays on the page of what follows. */
  readonly isKept?: boolean;
}

/** What stands in a document, one under the other. */
export type WordBlock =
  | { readonly kind: 'paragraph'; readonly form: WordForm; readonly runs: readonly WordRun[] }
  | { readonly kind: 'table'; readonly widths: readonly number[]; readonly rows: readonly WordRow[] }
  | { readonly kind: 'newPage' };
interface WordRun {
  readonly text: string;
  readonly form: WordForm;
}
export interface WordRow {
  /** Comes again on every page. */
  readonly isHead: boolean;
  /** Points. */
  readonly leastHeight: number;
  readonly cells: readonly (readonly WordBlock[])[];
}

/** A document and what stands at the foot of its pages. */
export interface WordPages {
  readonly blocks: readonly WordBlock[];
  /** The line of the code, and the picture of it. */
  readonly foot: string;
  readonly picture: Uint8Array<ArrayBuffer> | null;
  /** The picture of the code that stands on the last page; null where there is none. */
  readonly end: Uint8Array<ArrayBuffer> | null;
}

const twip = 1 / 20;
type Styles = ReadonlyMap<string, WordForm>;

/** Reads a .docx that the server has made, so that the browser can print what the file holds. */
export function wordPages(bytes: Uint8Array): WordPages {
  const parts = unzipSync(bytes);
  const xml = (path: string) => {
    const part = parts[path];
    return part && new DOMParser().parseFromString(new TextDecoder().decode(part), 'application/xml');
  };
  const styles = stylesOf(xml('word/styles.xml'));
  const body = xml('word/document.xml')?.querySelector('body');
  const footer = xml('word/footer1.xml') ?? xml('word/fengqiao-footer.xml');
  const stamp = [...(footer?.querySelectorAll('p') ?? [])].findLast((one) => one.querySelector('drawing'));
  const pictureOf = (name: 'code' | 'end') => parts[`word/media/fengqiao-${name}.png`]?.slice() ?? null;
  return {
    blocks: body ? blocksIn(body, styles) : [],
    // The number of pages before it is counted by whoever lays them out.
    foot: [...(stamp?.getElementsByTagNameNS('*', 't') ?? [])].at(-1)?.textContent?.trim() ?? '',
    picture: pictureOf('code'),
    end: pictureOf('end'),
  };
}

const child = (element: Element | null | undefined, name: string): Element | null =>
  [...(element?.children ?? [])].find(({ localName }) => localName === name) ?? null;
const value = (element: Element | null, name = 'val'): string | null =>
  element === null
    ? null
    : ([...element.attributes].find(({ localName }) => localName === name)?.value ?? null);
const points = (element: Element | null, name: string): number | undefined => {
  const read = value(element, name);
  return read === null ? undefined : Number(read) * twip;
};

/** What properties say, and nothing where they say nothing. */
function formOf(properties: Element | null, letters: Element | null): WordForm {
  const [indent, spacing] = [child(properties, 'ind'), child(properties, 'spacing')];
  const align = value(child(properties, 'jc'));
  const half = value(child(letters, 'sz'));
  const face = value(child(letters, 'rFonts'), 'eastAsia');
  return withoutGaps({
    align:
      align === 'center' || align === 'right' || align === 'both' || align === 'left' ? align : undefined,
    indent: points(indent, 'firstLine'),
    right: points(indent, 'right'),
    before: points(spacing, 'before'),
    size: half === null ? undefined : Number(half) / 2,
    isBold: child(letters, 'b') === null ? undefined : value(child(letters, 'b')) !== '0',
    isKept: child(properties, 'keepNext') === null ? undefined : true,
    isHeading: face === null ? undefined : /黑体|SimHei|小标宋/.test(face),
  });
}

const withoutGaps = (form: { readonly [K in keyof WordForm]: WordForm[K] | undefined }): WordForm =>
  Object.fromEntries(Object.entries(form).filter(([, one]) => one !== undefined));

function stylesOf(document: Document | undefined): Styles {
  const styles = new Map<string, WordForm>();
  for (const style of document?.getElementsByTagNameNS('*', 'style') ?? []) {
    const base = styles.get(value(child(style, 'basedOn')) ?? '') ?? {};
    styles.set(value(style, 'styleId') ?? '', {
      ...base,
      ...formOf(child(style, 'pPr'), child(style, 'rPr')),
    });
  }
  return styles;
}

function blocksIn(parent: Element, styles: Styles): readonly WordBlock[] {
  return [...parent.children].flatMap((element): readonly WordBlock[] => {
    if (element.localName === 'p') return paragraphOf(element, styles);
    if (element.localName === 'tbl') return [tableOf(element, styles)];
    return element.localName === 'sdt' ? blocksIn(child(element, 'sdtContent') ?? element, styles) : [];
  });
}

function paragraphOf(element: Element, styles: Styles): readonly WordBlock[] {
  const properties = child(element, 'pPr');
  const style = styles.get(value(child(properties, 'pStyle')) ?? '') ?? {};
  const form = { ...style, ...formOf(properties, null) };
  const runs = [...element.getElementsByTagNameNS('*', 'r')].map((run) => ({
    text: textOf(run),
    form: formOf(null, child(run, 'rPr')),
  }));
  const breaks = [...element.getElementsByTagNameNS('*', 'br')].some((one) => value(one, 'type') === 'page');
  return [...(breaks ? [{ kind: 'newPage' } as const] : []), { kind: 'paragraph', form, runs }];
}

const textOf = (run: Element): string =>
  [...run.children]
    .map((one) => {
      if (one.localName === 't') return one.textContent ?? '';
      if (one.localName === 'tab') return '　';
      return one.localName === 'br' && value(one, 'type') !== 'page' ? '\n' : '';
    })
    .join('');

function tableOf(element: Element, styles: Styles): WordBlock {
  const columns = [...(child(element, 'tblGrid')?.children ?? [])];
  return {
    kind: 'table',
    widths: columns.map((column) => Number(value(column, 'w') ?? 0) * twip),
    rows: [...element.children]
      .filter(({ localName }) => localName === 'tr')
      .map((row) => {
        const properties = child(row, 'trPr');
        return {
          isHead: child(properties, 'tblHeader') !== null,
          leastHeight: points(child(properties, 'trHeight'), 'val') ?? 0,
          cells: [...row.children]
            .filter(({ localName }) => localName === 'tc')
            .map((cell) => blocksIn(cell, styles)),
        };
      }),
  };
}
