import { DecryptionError, StorageError } from '#platform';

/**
 * Whether the bytes of a file are gone for good, so that a dossier is told without them. What is only out of reach lies where
 * it lay: whoever takes the dossier out tries again.
 */
export const isLost = (error: unknown): boolean =>
  error instanceof DecryptionError || (error instanceof StorageError && error.reason !== 'unreachable');
