import { MoreOutlined } from '@ant-design/icons';
import { Link } from 'react-router-dom';
import { useWords } from '../words/words.ts';
import { navigationWords, type Place } from './navigation.tsx';
import { PopUp } from './pop-up.tsx';

/** As many places as a thumb can tell apart at 390 px. */
const fitting = 5;

/** The menu of a phone: what is needed in the field under the thumb, the rest behind one more touch. */
export function PhoneBar({
  places,
  here,
}: {
  readonly places: readonly Place[];
  readonly here: Place | undefined;
}) {
  const say = useWords(navigationWords);
  const near = places.length <= fitting ? places : places.filter(({ onPhone }) => onPhone);
  const rest = places.filter((place) => !near.includes(place));
  return (
    <nav aria-label={say('main')} className="phone-bar no-print">
      {near.map(({ path, word, icon }) => (
        <Link key={path} to={path} aria-current={here?.path === path ? 'page' : undefined}>
          {icon}
          <span>{say(word)}</span>
        </Link>
      ))}
      {rest.length > 0 && (
        <PopUp
          label={say('more')}
          button={
            <>
              <MoreOutlined />
              <span>{say('more')}</span>
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
