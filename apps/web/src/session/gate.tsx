import { Spin } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { Failure } from '../components/failure.tsx';
import { useSession } from './actor.ts';

// Forms are large; whoever is signed in already does not wait for them.
const SignInPage = lazy(async () => ({ default: (await import('./sign-in-page.tsx')).SignInPage }));
const PasswordPage = lazy(async () => ({ default: (await import('./password-page.tsx')).PasswordPage }));

/** Lets in who is signed in; asks everybody else to sign in, and shows what they came for afterwards. */
export function Gate({ children }: { readonly children: ReactNode }) {
  const { data, error, isPending, refetch } = useSession();
  if (isPending) return <Spin fullscreen />;
  if (error) return <Failure error={error} retry={refetch} />;
  if (data !== null && !data.mustChangePassword) return children;
  return (
    <Suspense fallback={<Spin fullscreen />}>{data === null ? <SignInPage /> : <PasswordPage />}</Suspense>
  );
}
