import { useWords } from '../words/words.ts';
import { navigationWords, type Place } from './navigation.tsx';
import { PlaceLinks } from './place-links.tsx';

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
      <PlaceLinks {...{ near, rest, here }} />
    </nav>
  );
}
