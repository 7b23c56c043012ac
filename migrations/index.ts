import { Outbox1763900000002 } from './0002-outbox.ts';

/** Every migration, in the order in which it runs. Append-only. */
export const migrations = [Outbox1763900000002] as const;
