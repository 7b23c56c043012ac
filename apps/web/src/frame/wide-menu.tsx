import { useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../words/words.ts';
import { navigationWords, type Place } from './navigation.tsx';
import { PlaceLinks } from './place-links.tsx';

/** Room for the button behind which the rest stands, and for the place that is bold because one is there. */
const moreWidth = 112;

/**
 * The menu of a wide screen: as many places beside each other as there is room for, the rest behind one more touch. To be made
 * anew where words or letters have another width.
 */
export function WideMenu({
  places,
  here,
}: {
  readonly places: readonly Place[];
  readonly here: Place | undefined;
}) {
  const say = useWords(navigationWords);
  const menu = useRef<HTMLElement>(null);
  const fitting = useFitting(menu, places.length);
  return (
    <nav ref={menu} aria-label={say('main')} className="menu">
      <PlaceLinks near={places.slice(0, fitting)} rest={places.slice(fitting)} here={here} />
    </nav>
  );
}

/** How many of the links in a row have room: they are measured once, while all of them stand there, before anything is seen. */
function useFitting(row: React.RefObject<HTMLElement | null>, count: number): number {
  const [fitting, setFitting] = useState(count);
  useLayoutEffect(() => {
    const element = row.current;
    if (element === null) return;
    const ends = [...element.querySelectorAll(':scope > a')].map(
      (link) => link.getBoundingClientRect().right - element.getBoundingClientRect().left,
    );
    const measure = () => {
      const room = element.clientWidth;
      const isEnough = (ends.at(-1) ?? 0) <= room;
      setFitting(isEnough ? ends.length : ends.filter((end) => end <= room - moreWidth).length);
    };
    measure();
    const watching = new ResizeObserver(measure);
    watching.observe(element);
    return () => watching.disconnect();
  }, [row]);
  return fitting;
}
