import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from './api/problem';
import { endedSession, sessionQuery } from './session';

function create(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: noticeSignedOut }),
    mutationCache: new MutationCache({ onError: noticeSignedOut }),
    defaultOptions: {
      // Without a network a call fails at once and says so; none waits unseen to be carried out later.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        retry: (count, error) => count < 2 && !(error instanceof ProblemError && error.problem.status < 500),
      },
    },
  });
  function noticeSignedOut(error: unknown): void {
    if (error instanceof ProblemError && error.needsSignIn) {
      client.setQueryData(sessionQuery.queryKey, endedSession);
    }
  }
  return client;
}

/** All that was read from the services, kept for a few seconds. */
export const queries = create();
