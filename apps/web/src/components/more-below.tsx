import { Button } from 'antd';
import { useEffect, useRef } from 'react';

/** How far below the screen the next page is fetched already: a list that feels endless. */
const ahead = '800px 0px';

/** The end of what was loaded of a long list: loads more when it comes near, and on a press for whoever does not scroll. */
export function MoreBelow(props: {
  readonly label: string;
  readonly isLoading: boolean;
  readonly onWanted: () => void;
}) {
  const end = useRef<HTMLDivElement>(null);
  const { isLoading, onWanted } = props;
  useEffect(() => {
    if (isLoading || end.current === null) return;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && onWanted(), {
      rootMargin: ahead,
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [isLoading, onWanted]);
  return (
    <div ref={end}>
      <Button size="large" loading={isLoading} onClick={onWanted}>
        {props.label}
      </Button>
    </div>
  );
}
