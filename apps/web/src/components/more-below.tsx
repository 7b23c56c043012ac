import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';

/** How far below the screen the next page is fetched already: a list that feels endless. */
const ahead = '800px 0px';

/**
 * The end of what was loaded of a long list: loads more when it comes near, and on a press for whoever does not scroll.
 * After a failure, which stands there as `failure`, only on a press.
 */
export function MoreBelow(props: {
  readonly label: string;
  readonly isLoading: boolean;
  readonly onWanted: () => void;
  readonly failure?: ReactNode;
}) {
  const end = useRef<HTMLDivElement>(null);
  const { isLoading, onWanted } = props;
  const hasFailed = Boolean(props.failure);
  useEffect(() => {
    if (isLoading || hasFailed || end.current === null) return;
    const watch = new IntersectionObserver(([seen]) => seen?.isIntersecting && onWanted(), {
      rootMargin: ahead,
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [isLoading, hasFailed, onWanted]);
  return (
    <div ref={end}>
      {props.failure}
      <Button size="large" loading={isLoading} onClick={onWanted}>
        {props.label}
      </Button>
    </div>
  );
}
