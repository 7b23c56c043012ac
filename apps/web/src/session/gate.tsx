import { Spin } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { Failure } from '../components/failure.tsx';
import { ActorContext, type BrowserSession, useSession } from './actor.ts';

// Forms are large; whoever is signed in already does not wait for them.
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));
const PasswordPage = lazy(async () => ({ default: (await import('./password-page.tsx')).PasswordPage }));
const SetUpPage = lazy(async () => ({ default: (await import('./set-up-page.tsx')).SetUpPage }));

/** Lets in who is signed in; asks everybody else to sign in, and shows what they came for afterwards. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { data, error, isPending, refetch } = useSession();
  if (isPending) return <Spin fullscreen />;
  if (error) return <Failure error={error} retry={refetch} />;
  const duty = dutyOf(data);
  if (data && duty === null) return <ActorContext value={data.actor}>{children}</ActorContext>;
  return <Suspense fallback={<Spin fullscreen />}>{duty}</Suspense>;
}

/** What has to be done before anything else; null when nothing has. */
function dutyOf(session: BrowserSession | null): ReactNode {
  if (session === null) return <SignInPage />;
  if (session.mustChangePassword) return <PasswordPage />;
  return session.mustSetUpSecondFactor ? <SetUpPage /> : null;
}
