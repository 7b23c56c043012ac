import { LogoutOutlined, SettingOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { api } from '../api/client.ts';
import { useActor, useCapable } from '../session/actor.ts';
import { forget } from '../session/remembered-session.ts';
import { useWords } from '../words/words.ts';
import { navigationWords } from './navigation.tsx';
import { PopUp } from './pop-up.tsx';

/** Who is signed in, what they have set for themselves, and the way out. */
export function AccountMenu() {
  const say = useWords(navigationWords);
  const actor = useActor();
  const isCapable = useCapable();
  const signOut = useMutation({
    mutationFn: () => api.DELETE('/api/v1/session'),
    onSuccess: () => {
      forget();
      // Offices share computers: nothing of what was read stays behind, on the screen or in the memory of the page.
      // The browser may keep the page for its button “back”; then it too starts anew.
      addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
      location.assign('/');
    },
  });
  return (
    <PopUp
      label={say('account')}
      className="header-button"
      button={
        <>
          <UserOutlined />
          <span className="wide-only">{actor.name}</span>
        </>
      }
    >
      <p>
        <strong>{actor.name}</strong>
        <br />
        {actor.organisationName}
      </p>
      <Link to="/profile">
        <SettingOutlined /> {say('profile')}
      </Link>
      {(actor.isHead || isCapable('staff.manage')) && (
        <Link to="/succession">
          <SwapOutlined /> {say('succession')}
        </Link>
      )}
      <button type="button" onClick={() => signOut.mutate()}>
        <LogoutOutlined /> {say('signOut')}
      </button>
    </PopUp>
  );
}
