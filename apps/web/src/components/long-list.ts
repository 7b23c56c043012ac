import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useState } from 'react';
import { useIsPrinting } from './printing.ts';

/** How many rows above and below the screen are drawn too: a quick thumb sees no gap. */
const overscan = 15;

/**
 * Draws of a long list what is near the screen, so that a thousand rows answer a press as fast as twenty. On paper stand
 * all of them.
 * @param rowHeight  an estimate in px; what is drawn is measured
 */
export function useLongList(count: number, rowHeight: number) {
  const [top, setTop] = useState(0);
  const frame = useCallback((around: Element | null) => {
    if (around !== null) setTop(around.getBoundingClientRect().top + window.scrollY);
  }, []);
  const list = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan,
    scrollMargin: top,
  });
  const isPrinting = useIsPrinting();
  if (isPrinting) return { frame, rows: everyRow(count), measure: nothingToMeasure, before: 0, after: 0 };
  const rows = list.getVirtualItems();
  const [first] = rows;
  const last = rows.at(-1);
  return {
    /** Goes to the element around the rows. */
    frame,
    rows,
    /** Goes to each row, with `data-index`. */
    measure: list.measureElement,
    /** Heights of what is not drawn, in px. */
    before: first ? first.start - top : 0,
    after: last ? list.getTotalSize() - (last.end - top) : 0,
  };
}

const everyRow = (count: number): readonly { readonly index: number }[] =>
  Array.from({ length: count }, (_, index) => ({ index }));

/** The heights of paper say nothing of the screen. */
const nothingToMeasure = () => {};
