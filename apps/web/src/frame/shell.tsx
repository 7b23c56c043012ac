import { Grid, Spin } from 'antd';
import { lazy, Suspense } from 'react';
import { Link, Navigate, Outlet, ScrollRestoration, useLocation, useMatch } from 'react-router-dom';
import { useLive } from '../api/live.ts';
import { useSending } from '../offline/use-sending.ts';
import { useActor, useCapableOfAny } from '../session/actor.ts';
import { useWords } from '../words/words.ts';
import { AccountMenu } from './account-menu.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { navigationWords, type Place, places } from './navigation.tsx';
import { NotificationBell } from './notification-bell.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { trainingShiftMs } from './training.ts';
import { useTypeSize } from './type-size.ts';
import { usePageTitle } from './use-page-title.ts';
import { WideMenu } from './wide-menu.tsx';

// Who does not train does not load it.
const TrainingBanner = lazy(async () => ({
  default: (await import('./training-banner.tsx')).TrainingBanner,
}));

/** The place to which an address belongs: the longest that it begins with. */
const placeAt = (path: string, known: readonly Place[]): Place | undefined =>
  known
    .filter((place) => path === place.path || (place.path !== '/' && path.startsWith(place.path)))
    .sort((a, b) => b.path.length - a.path.length)[0];

/** What stands around every page: name, menu, notifications, the person. On a phone the menu is a bar for the thumb. */
export function Shell() {
  const say = useWords(navigationWords);
  const isCapableOfAny = useCapableOfAny();
  useSending(useActor().staffId);
  usePageTitle();
  const { pathname } = useLocation();
  const looked = {
    disputeId: useMatch('/disputes/:id')?.params.id,
    meetingId: useMatch('/review/meetings/:id')?.params.id,
  };
  const isChanged = useLive(looked, isCapableOfAny(['dispute.read']));
  const typeSize = useTypeSize();
  const isWide = Grid.useBreakpoint().lg ?? true;
  const mine = places.filter(({ capabilities }) => isCapableOfAny(capabilities));
  const here = placeAt(pathname, mine);
  const [first] = mine;
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <header className="no-print header">
        <Link to="/" className="brand">
          <img src="/icon.svg" alt="" width={32} height={32} />
          <span>枫桥</span>
        </Link>
        {isWide ? (
          <WideMenu key={`${say('more')} ${typeSize} ${mine.length}`} places={mine} here={here} />
        ) : (
          // The menu stands below, under the thumb; a second, empty one would only be heard.
          <div className="menu" />
        )}
        <NotificationBell />
        <LanguageSwitch />
        <AccountMenu />
      </header>
      <p role="status" className="live-note no-print">
        {isChanged && say('changed')}
      </p>
      {trainingShiftMs !== null && (
        <Suspense fallback={null}>
          <TrainingBanner />
        </Suspense>
      )}
      <main id="content" tabIndex={-1} className="content">
        <Suspense fallback={<Spin size="large" className="waiting" />}>
          {/* Whoever has no cases has no day of cases either: they begin at their own first place. */}
          {pathname === '/' && first && first.path !== '/' ? (
            <Navigate to={first.path} replace />
          ) : (
            <Outlet />
          )}
        </Suspense>
      </main>
      {/* Back from a case, a person is where they were in the list. */}
      <ScrollRestoration />
      {!isWide && <PhoneBar places={mine} here={here} />}
    </div>
  );
}
