import { useQueryClient } from '@tanstack/react-query';
import { Spin } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { Failure } from '../components/failure.tsx';
import { ActorContext, type BrowserSession, type SignedIn, useSession } from './actor.ts';
import { Over } from './over.tsx';
import { takeWayBack } from './way-back.ts';

// Forms are large; whoever is signed in already does not wait for them.
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));
const PasswordPage = lazy(async () => ({ default: (await import('./password-page.tsx')).PasswordPage }));
const SetUpPage = lazy(async () => ({ default: (await import('./set-up-page.tsx')).SetUpPage }));

/**
 * Lets in who is signed in; asks everybody else to sign in, and shows what they came for afterwards. When a session ends
 * the question stands over the page, which waits behind it as it was: the same person goes on writing where they were.
 * Anybody else starts anew, with nothing left of what was read or written before.
 */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { data, error, refetch } = useSession();
  const [inside, letIn] = useState<SignedIn | null>(null);
  const isOther = Boolean(data && inside && data.actor.staffId !== inside.staffId);
  const duty = data === undefined ? null : dutyOf(data, inside !== null);
  const entering = data && duty === null && !isOther ? data.actor : inside;
  if (entering !== inside) letIn(entering);
  useStartAnew(isOther);
  useWayBack(inside !== null);
  useGoingOn(duty !== null && inside !== null);
  if (data === undefined) return error ? <Failure error={error} retry={refetch} /> : <Spin fullscreen />;
  if (isOther) return <Spin fullscreen />;
  if (entering === null) return <Suspense fallback={<Spin fullscreen />}>{duty}</Suspense>;
  return (
    <>
      <ActorContext value={entering}>{children}</ActorContext>
      {duty && <Over>{duty}</Over>}
    </>
  );
}

/** What has to be done before anything else; null when nothing has. */
function dutyOf(session: BrowserSession | null, isAgain: boolean): ReactNode {
  if (session === null) return <SignInPage isAgain={isAgain} />;
  if (session.mustChangePassword) return <PasswordPage />;
  return session.mustSetUpSecondFactor ? <SetUpPage /> : null;
}

/** Offices share computers: nothing of what the last person read stays behind, on the screen or in its memory. */
function useStartAnew(isOther: boolean): void {
  useEffect(() => {
    if (isOther) location.assign('/');
  }, [isOther]);
}

/** From the identity provider everybody comes back to the first page; those who left another one go on there. */
function useWayBack(isInside: boolean): void {
  const navigate = useNavigate();
  useEffect(() => {
    const way = isInside ? takeWayBack() : null;
    if (way !== null && location.pathname === '/') void navigate(way, { replace: true });
  }, [isInside, navigate]);
}

/** Whatever was refused while nobody was signed in is asked for again afterwards. */
function useGoingOn(isBarred: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!isBarred) return;
    return () => void client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first !== 'session' });
  }, [isBarred, client]);
}
