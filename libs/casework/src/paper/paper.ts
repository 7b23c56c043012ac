/** A column of a table. */
export interface PaperColumn {
  readonly title: string;
  /** Share of the 156 mm between the margins. */
  readonly widthMm: number;
  readonly align?: 'centre' | 'left';
}

/** What stands on a paper, one under the other. */
export type PaperBlock =
  /** 版头 in red: the mark, the number under it, who issues it and when, and the red line. */
  | {
      readonly kind: 'redHead';
      readonly mark: string;
      readonly number: string | null;
      readonly issuer: string;
      readonly on: string;
    }
  /** What begins a new page. */
  | { readonly kind: 'newPage' }
  /** 标题, centred. */
  | { readonly kind: 'title'; readonly text: string }
  /** What stands centred under the title: a number, an edition. */
  | { readonly kind: 'under'; readonly text: string }
  /** 主送机关: to whom it goes. */
  | { readonly kind: 'address'; readonly text: string }
  /** 一、 of level 1, （一） of level 2. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** Paragraphs of the text, one for each line; `lead` stands before the first in 黑体. */
  | { readonly kind: 'text'; readonly text: string; readonly lead?: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly PaperColumn[];
      readonly rows: readonly (readonly string[])[];
      /** Room to sign or to write: no row is lower. */
      readonly rowMm?: number;
    }
  /** A chart of whole numbers; what it shows stands in a table as well. */
  | {
      readonly kind: 'chart';
      readonly title: string;
      /** Bars under one another for kinds, columns side by side for a course of time. */
      readonly form: 'bars' | 'columns';
      readonly categories: readonly string[];
      /** Three at most: more are not told apart on paper. */
      readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
    }
  /** A picture, centred; what it shows is said by the words as well, for whoever cannot see it. */
  | {
      readonly kind: 'picture';
      readonly png: Uint8Array;
      readonly widthMm: number;
      readonly heightMm: number;
      readonly words: string;
    }
  /** A form to be filled in by hand: a label, and room beside it. */
  | {
      readonly kind: 'form';
      readonly rows: readonly { readonly label: string; readonly text: string }[];
      /** What stands in it may be pages long: it goes over to the next one. */
      readonly isLong?: boolean;
    }
  /** 发文机关署名 and 成文日期, with room for the seal above and across. */
  | { readonly kind: 'signature'; readonly issuer: string; readonly on: string }
  /** 版记: whom it goes to, who printed it and when, between lines. */
  | {
      readonly kind: 'imprint';
      readonly sentTo: string | null;
      readonly issuer: string;
      readonly on: string;
    };

/** A paper in the official form, as content: whatever is rendered of it is made of this alone. */
export interface Paper {
  /** Of the properties of the file. */
  readonly title: string;
  readonly issuer: string;
  /** ISO instant of the content: what was frozen when. The file has no other time in it. */
  readonly at: string;
  readonly blocks: readonly PaperBlock[];
}

/** A table in which people sign. */
const isSigned = (block: PaperBlock): boolean =>
  block.kind === 'table' && block.columns.some(({ title }) => title.includes('签名'));

/**
 * Does a block stay on the page on which the next one begins? Nobody signs a page on which nothing else stands, what is
 * confirmed stands where it is signed, and what a sentence announces with a colon follows it.
 * @source GB/T 9704-2012, 7.3.5.5: a page with nothing but seal and date is no page of the paper
 */
export function staysWith(block: PaperBlock, next: PaperBlock | undefined): boolean {
  if (next === undefined) return false;
  return (
    next.kind === 'signature' || (block.kind === 'text' && (isSigned(next) || block.text.endsWith('：')))
  );
}
