import { MoreOutlined } from '@ant-design/icons';
import { Link } from 'react-router-dom';
import { useWords } from '../words/words.ts';
import { navigationWords, type Place } from './navigation.tsx';
import { PopUp } from './pop-up.tsx';

/** The links of a menu: those that are near beside each other, the rest behind one more touch. */
export function PlaceLinks(props: {
  readonly near: readonly Place[];
  readonly rest: readonly Place[];
  readonly here: Place | undefined;
}) {
  const { near, rest, here } = props;
  const say = useWords(navigationWords);
  const link = (place: Place) => (
    <Link key={place.path} to={place.path} aria-current={place === here ? 'page' : undefined}>
      {place.icon} <span>{say(place.word)}</span>
    </Link>
  );
  return (
    <>
      {near.map(link)}
      {rest.length > 0 && (
        <PopUp
          label={say('more')}
          className={here !== undefined && rest.includes(here) ? 'here' : ''}
          button={
            <>
              <MoreOutlined /> <span>{say('more')}</span>
            </>
          }
        >
          {rest.map(link)}
        </PopUp>
      )}
    </>
  );
}
