import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem.ts';

/** A refusal will be the same the next time; a line that was down may be up again. */
const mayHelpAgain = (error: Error): boolean =>
  !(error instanceof Problem) || error.status === 0 || error.status >= 500;

/**
 * A session that has ended, here or elsewhere, is noticed at the next question: the server is then asked who is there, and
 * the gate asks the person. The refusal alone proves nothing: it may answer a question of before they signed in again.
 */
const askWhoIsThere = (error: Error): void => {
  if (error instanceof Problem && error.status === 401)
    void queryClient.invalidateQueries({ queryKey: ['session'] });
};

/** What was read from the server, and for how long it counts as fresh. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: askWhoIsThere }),
  mutationCache: new MutationCache({ onError: askWhoIsThere }),
  defaultOptions: {
    queries: {
      // Asked also when the browser says that it is offline: it is wrong often enough, and what is told then is designed.
      networkMode: 'always',
      refetchOnReconnect: true,
      staleTime: 10_000,
      retry: (times, error) => times < 2 && mayHelpAgain(error),
    },
    mutations: { networkMode: 'always', retry: false },
  },
});
