import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<{ readonly id: string }>();

/** The id that ties together everything that one request or job causes; undefined outside of one. */
export function correlationId(): string | undefined {
  return storage.getStore()?.id;
}

/** Runs what belongs to one request or job. */
export function withCorrelation<Result>(id: string, work: () => Result): Result {
  return storage.run({ id }, work);
}
