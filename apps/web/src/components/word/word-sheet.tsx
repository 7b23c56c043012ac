import { type CSSProperties, useEffect, useMemo } from 'react';
import { type WordBlock, type WordForm, type WordPages, type WordRow, wordPages } from './word-reading.ts';
import './word-sheet.css';

/** A .docx as a page to be printed: on screen a sheet, on paper A4 with the code at the foot of every page. */
export function WordSheet({ bytes }: { readonly bytes: Uint8Array }) {
  const pages = useMemo(() => wordPages(bytes), [bytes]);
  return (
    <article className="word-sheet">
      <div className="word-body">
        <Blocks blocks={pages.blocks} />
        <div className="word-end">
          <Picture png={pages.end} />
        </div>
      </div>
      <Foot pages={pages} />
    </article>
  );
}

function Foot({ pages: { foot, picture } }: { readonly pages: WordPages }) {
  if (picture === null) return null;
  return (
    <footer className="word-foot">
      <div className="word-code">
        <Picture png={picture} />
        <span>{foot}</span>
      </div>
    </footer>
  );
}

function Picture({ png }: { readonly png: WordPages['picture'] }) {
  const address = useMemo(() => png && URL.createObjectURL(new Blob([png], { type: 'image/png' })), [png]);
  useEffect(() => () => URL.revokeObjectURL(address ?? ''), [address]);
  return address && <img src={address} alt="" />;
}

const styleOf = ({
  align,
  indent,
  right,
  before,
  size,
  isBold,
  isHeading,
  isKept,
}: WordForm): CSSProperties => ({
  ...(align === undefined ? {} : { textAlign: align === 'both' ? 'justify' : align }),
  ...(indent === undefined ? {} : { textIndent: `${indent}pt` }),
  ...(right === undefined ? {} : { paddingInlineEnd: `${right}pt` }),
  ...(before === undefined ? {} : { marginBlockStart: `${before}pt` }),
  ...(size === undefined ? {} : { fontSize: `${size}pt` }),
  ...(isKept === true ? { breakAfter: 'avoid' } : {}),
  ...(isBold === true ? { fontWeight: 700 } : {}),
  ...(isHeading === true ? { fontFamily: 'SimHei, "Noto Sans CJK SC", sans-serif' } : {}),
});

// A document is read once and never changes its order.
// biome-ignore-start lint/suspicious/noArrayIndexKey: see above
function Blocks({ blocks }: { readonly blocks: readonly WordBlock[] }) {
  return blocks.map((block, n) => <Block key={n} block={block} />);
}

function Block({ block }: { readonly block: WordBlock }) {
  switch (block.kind) {
    case 'newPage':
      return <div className="word-new-page" />;
    case 'paragraph':
      return (
        <p style={styleOf(block.form)}>
          {block.runs.map(({ text, form }, n) => (
            <span key={n} style={styleOf(form)}>
              {text}
            </span>
          ))}
        </p>
      );
    case 'table':
      return <Table table={block} />;
  }
}

function Table({ table: { widths, rows } }: { readonly table: Extract<WordBlock, { kind: 'table' }> }) {
  const all = widths.reduce((sum, width) => sum + width, 0);
  const first = rows.findIndex(({ isHead }) => !isHead);
  const heads = first < 0 ? 0 : first;
  return (
    <table>
      <colgroup>
        {widths.map((width, n) => (
          <col key={n} style={{ width: `${(100 * width) / all}%` }} />
        ))}
      </colgroup>
      <thead>
        <Rows rows={rows.slice(0, heads)} />
      </thead>
      <tbody>
        <Rows rows={rows.slice(heads)} />
      </tbody>
    </table>
  );
}

function Rows({ rows }: { readonly rows: readonly WordRow[] }) {
  return rows.map(({ leastHeight, cells }, n) => (
    <tr key={n} style={{ height: `${leastHeight}pt` }}>
      {cells.map((blocks, column) => (
        <td key={column}>
          <Blocks blocks={blocks} />
        </td>
      ))}
    </tr>
  ));
}
// biome-ignore-end lint/suspicious/noArrayIndexKey: see above
