import { type QueryFunctionContext, queryOptions, useQuery } from '@tanstack/react-query';
import { ProblemError, problemFrom } from './api/problem';

/** What the page knows of who is signed in: never a token. */
export interface Session {
  signedIn: boolean;
  /** As the services name the person in their records. */
  subject?: string;
  name?: string;
  email?: string;
  roles?: string[];
  /** Where programs call models. */
  apiUrl?: string;
}

const KEY = ['session'] as const;

/** The session after it has ended: whose it was stays known, and their page stays with what they have typed. */
export function endedSession(before: Session | undefined): Session {
  return { ...before, signedIn: false };
}

async function fetchSession({ client }: QueryFunctionContext): Promise<Session> {
  const before = client.getQueryData<Session>(KEY);
  const response = await fetch('/api/session', { headers: { 'X-Market-Console': '1' } });
  if (response.status === 401 || response.status === 499) {
    return endedSession(before);
  }
  if (!response.ok) {
    throw new ProblemError(problemFrom(response.status, await response.text()));
  }
  const now = (await response.json()) as Session;
  return now.signedIn ? now : endedSession(before);
}

export const sessionQuery = queryOptions({
  queryKey: KEY,
  queryFn: fetchSession,
  staleTime: 60_000,
  // Somebody may come back from signing in again at any moment.
  refetchOnWindowFocus: 'always',
});

export function useSession() {
  return useQuery(sessionQuery);
}

/** Whether the person carries the realm role. */
export function useRealmRole(role: 'operator' | 'finance'): boolean {
  return useSession().data?.roles?.includes(role) ?? false;
}

/** Where signing in begins: a navigation, after which the person is back where they were. */
export function signInAddress(returnTo: string, language: string): string {
  return `/login?${new URLSearchParams({ returnTo, ui_locales: language })}`;
}
