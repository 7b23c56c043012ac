import { createContext, type RefObject, useContext, useEffect, useId } from 'react';
import { type Shown, shown } from '../../offline/shown.ts';

/** A part of a long page, as its outline lists it. */
export interface OutlinedPart {
  readonly id: string;
  readonly title: string;
  readonly place: HTMLElement;
  /** Unfolds it. */
  readonly reveal: () => void;
}

/** The parts of a page, in the order in which they stand on it. */
export type PageOutline = Shown<readonly OutlinedPart[]>;
export const newOutline = (): PageOutline => shown<readonly OutlinedPart[]>([]);

/** The outline of the page that is open; null on pages without one. */
export const OutlineOfPage = createContext<PageOutline | null>(null);

const inOrder = (one: OutlinedPart, other: OutlinedPart): number =>
  one.place.compareDocumentPosition(other.place) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** Lists a part in the outline of its page for as long as it is there. */
export function useOutlined(title: string, place: RefObject<HTMLElement | null>, reveal: () => void): void {
  const outline = useContext(OutlineOfPage);
  const id = useId();
  useEffect(() => {
    if (outline === null || place.current === null) return;
    const part = { id, title, place: place.current, reveal };
    outline.set([...outline.get(), part].toSorted(inOrder));
    return () => outline.set(outline.get().filter((one) => one !== part));
  }, [outline, id, title, place, reveal]);
}
