import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useState } from 'react';

/** How many rows above and below the screen are drawn too: a quick thumb sees no gap. */
const overscan = 15;

/**
 * Draws of a long list what is near the screen, so that a thousand rows answer a press as fast as twenty.
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
