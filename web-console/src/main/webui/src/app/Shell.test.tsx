// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { endedSession, sessionQuery, useSession } from '@/lib/session';
import en from '@/locales/en';
import { Content } from './Shell';

// The page below is what the router would draw; where it leads is for the browser test.
vi.mock('@tanstack/react-router', async (original) => ({
  ...(await original<object>()),
  Outlet: () => <input aria-label="typed" defaultValue="" />,
  useLocation: () => ({ href: '/t/acme/models' }),
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Page() {
  return <Content pathname="/t/acme/models" session={useSession()} />;
}

describe('a page whose session cannot be fetched', () => {
  it('says so and offers to try again', async () => {
    vi.stubGlobal('fetch', vi.fn().mockResolvedValue(new Response('', { status: 503 })));
    render(
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Page />
      </QueryClientProvider>,
    );
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
    expect(screen.queryByText('Loading')).toBeNull();
  });
});

describe('a session that ends', () => {
  const SIGNED_IN = { signedIn: true, subject: 's-1', name: 'Alice', roles: [] };
  const answers = (...sessions: object[]) => {
    const fetched = vi.fn();
    sessions.forEach((session) => fetched.mockResolvedValueOnce(Response.json(session)));
    vi.stubGlobal('fetch', fetched);
  };

  it('leaves the page as it is, below the way to sign in again', async () => {
    answers(SIGNED_IN, { signedIn: false }, SIGNED_IN);
    const cache = new QueryClient();
    render(
      <QueryClientProvider client={cache}>
        <Page />
      </QueryClientProvider>,
    );
    const typed = await screen.findByLabelText<HTMLInputElement>('typed');
    fireEvent.change(typed, { target: { value: 'a long text' } });
    act(() => void cache.setQueryData(sessionQuery.queryKey, endedSession));
    expect(await screen.findByRole('dialog', { name: 'Please sign in again' })).toBeTruthy();
    expect(screen.getByRole('link', { name: /another tab/ }).getAttribute('target')).toBe('_blank');
    fireEvent.click(screen.getByText('I have signed in'));
    await waitFor(() => expect(fetch).toHaveBeenCalledTimes(2));
    expect(await screen.findByRole('dialog')).toBeTruthy();
    fireEvent.click(screen.getByText('I have signed in'));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByLabelText('typed')).toBe(typed);
    expect(typed.value).toBe('a long text');
  });

  it('was never there for who has not signed in', async () => {
    answers({ signedIn: false });
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Page />
      </QueryClientProvider>,
    );
    expect(await screen.findByText('Please sign in')).toBeTruthy();
    expect(screen.queryByLabelText('typed')).toBeNull();
  });
});
