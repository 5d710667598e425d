import { queryOptions, useQuery } from '@tanstack/react-query';
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

async function fetchSession(): Promise<Session> {
  const response = await fetch('/api/session', { headers: { 'X-Market-Console': '1' } });
  if (response.status === 401 || response.status === 499) {
    return { signedIn: false };
  }
  if (!response.ok) {
    throw new ProblemError(problemFrom(response.status, await response.text()));
  }
  return (await response.json()) as Session;
}

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: fetchSession, staleTime: 60_000 });

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
