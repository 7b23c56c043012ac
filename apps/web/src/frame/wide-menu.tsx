import { MoreOutlined } from '@ant-design/icons';
import { useLayoutEffect, useRef, useState } from 'react';
import { Link } from 'react-router-dom';
import { useWords } from '../words/words.ts';
import { navigationWords, type Place } from './navigation.tsx';
import { PopUp } from './pop-up.tsx';

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
  const near = places.slice(0, fitting);
  const rest = places.slice(fitting);
  return (
    <nav ref={menu} aria-label={say('main')} className="menu">
      {near.map(({ path, word, icon }) => (
        <Link key={path} to={path} aria-current={here?.path === path ? 'page' : undefined}>
          {icon} {say(word)}
        </Link>
      ))}
      {rest.length > 0 && (
        <PopUp
          label={say('more')}
          className={here !== undefined && rest.includes(here) ? 'header-button here' : 'header-button'}
          button={
            <>
              <MoreOutlined /> {say('more')}
            </>
          }
        >
          {rest.map(({ path, word, icon }) => (
            <Link key={path} to={path} aria-current={here?.path === path ? 'page' : undefined}>
              {icon} {say(word)}
            </Link>
          ))}
        </PopUp>
      )}
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
