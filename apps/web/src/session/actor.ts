import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { type Actor, type Capability, isCapable, type Realm } from '#domain';
import { api, bodyOf } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { remember, rememberedSession } from './remembered-session.ts';

/** Who is signed in, as the server describes them. */
export interface SignedIn extends Actor, Realm {
  readonly name: string;
  readonly organisationName: string;
  readonly organisationKind: string;
  readonly isHead: boolean;
}

/** The key under which the session is kept; dropping it asks the server again. */
export const sessionKey = ['session'] as const;

/** A session of this browser. */
export interface BrowserSession {
  readonly actor: SignedIn;
  /** Nothing but a new password is allowed until there is one. */
  readonly mustChangePassword: boolean;
  /** Nothing but setting up a second factor is allowed until that is done. */
  readonly mustSetUpSecondFactor: boolean;
}

async function readSession(): Promise<BrowserSession | null> {
  try {
    return remember(bodyOf(await api.GET('/api/v1/session')) as unknown as BrowserSession);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 401) return remember(null);
    const isAway = error.status === 0 || error.status >= 500;
    const lately = isAway ? rememberedSession<BrowserSession>() : null;
    if (lately === null) throw error;
    return lately;
  }
}

/** The session of this browser: `data` is null when nobody is signed in. */
export const useSession = () => useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: 60_000 });

/** Who is signed in, for everything behind the gate: it stays the same until the gate has taken all of that away. */
export const ActorContext = createContext<SignedIn | null>(null);

/** The person who is signed in. Only below the gate, which lets nobody else in. @throws Error elsewhere */
export function useActor(): SignedIn {
  const actor = useContext(ActorContext);
  if (!actor) throw new Error('nobody is signed in');
  return actor;
}

/** May this person do this at all? The same table that the server asks. */
export function useCapable(): (capability: Capability) => boolean {
  const { roles } = useActor();
  return (capability) => isCapable(roles, capability);
}

/** May this person do any of this? What a menu asks before it offers a place. */
export function useCapableOfAny(): (capabilities: readonly Capability[]) => boolean {
  const isCapableOf = useCapable();
  return (capabilities) => capabilities.some(isCapableOf);
}
