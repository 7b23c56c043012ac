import { z } from 'zod';
import { apiKeyScopes } from './identity.ts';

const text = (charactersAtMost: number) => z.string().min(1).max(charactersAtMost);

/** Body of signing in. */
export const signIn = z.strictObject({ username: text(128), password: text(256) });

/** Body of changing one's password. The rules for the new one are checked by the service, with reasons. */
export const passwordChange = z.strictObject({ old: text(256), new: text(256) });

/** Who is signed in. What an actor consists of is the matter of those who hand in the actor source. */
export const sessionView = z.object({
  actor: z.record(z.string(), z.unknown()),
  /** Nothing but changing the password is allowed until that is done. */
  mustChangePassword: z.boolean(),
  /** Nothing but setting up a second factor is allowed until that is done. */
  mustSetUpSecondFactor: z.boolean(),
  /** By when a role needs a second factor; null when there is one or none is needed. */
  secondFactorDueAt: z.iso.datetime().nullable(),
});

/** The first step was right; the cookie opens nothing but the second. */
export const awaitedView = z.object({ awaits: z.literal('second-factor'), expiresAt: z.iso.datetime() });

/** Body of the second step: six figures of the telephone, or a recovery code. */
export const secondStep = z.strictObject({ code: text(32) });

const instant = z.iso.datetime();

/** Where one is signed in. */
export const sessionList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      device: z.string().nullable(),
      address: z.string().nullable(),
      method: z.enum(['password', 'oidc']),
      createdAt: instant,
      lastSeenAt: instant,
      isCurrent: z.boolean(),
    }),
  ),
});

/** Body of making an API key. */
export const newApiKey = z.strictObject({
  name: text(100),
  scopes: z.array(z.enum(apiKeyScopes)).min(1).max(apiKeyScopes.length),
  expiresInDays: z.int().min(1).max(730).default(90),
});

/** An API key without its secret. */
export const apiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(apiKeyScopes)),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});

z.globalRegistry.add(apiKeyView, { title: 'ApiKey' });

export const apiKeyList = z.object({ items: z.array(apiKeyView) });

/** The only answer that holds the key itself. */
export const createdApiKey = apiKeyView.extend({ key: z.string() });

/** Of routes that have nothing to say but 204. */
export const nothing = z.undefined();
