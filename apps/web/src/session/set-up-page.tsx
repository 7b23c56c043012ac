import { useQueryClient } from '@tanstack/react-query';
import { useWords } from '../words/words.ts';
import { sessionKey } from './actor.ts';
import { Door } from './door.tsx';
import { SetUpSecondFactor } from './set-up-second-factor.tsx';
import { sessionWords } from './words.ts';

/** Whoever has a role that needs a second factor sets one up before anything else. */
export function SetUpPage() {
  const say = useWords(sessionWords);
  const client = useQueryClient();
  return (
    <Door title={say('setUpTitle')} subtitle={say('setUpWhy')}>
      <SetUpSecondFactor onDone={() => void client.invalidateQueries({ queryKey: sessionKey })} />
    </Door>
  );
}
