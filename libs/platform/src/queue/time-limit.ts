/** Thrown when something outside took too long. */
class TimeLimitError extends Error {
  readonly code = 'time-limit';
}

/**
 * Waits for `promise`, but no longer than `ms`. What is late goes on unobserved.
 * @throws TimeLimitError when the time is up
 */
export async function withinMs<Result>(ms: number, promise: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(`Not done within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
