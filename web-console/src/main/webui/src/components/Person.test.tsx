// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { peopleQuery } from '@/lib/people';
import { sessionQuery } from '@/lib/session';
import en from '@/locales/en';
import { Person } from './Person';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});
afterEach(cleanup);

function show(subject: string) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  cache.setQueryData(sessionQuery.queryKey, { signedIn: true, subject: 'felix-subject', roles: ['finance'] });
  cache.setQueryData(peopleQuery.queryKey, new Map([['fiona-subject', 'fiona@example.com']]));
  render(
    <QueryClientProvider client={cache}>
      <Person subject={subject} />
    </QueryClientProvider>,
  );
}

describe('somebody in a record', () => {
  it('is you, an e-mail, or the beginning of an id', () => {
    show('felix-subject');
    expect(screen.getByText('you')).toBeTruthy();
    show('fiona-subject');
    expect(screen.getByText('fiona@example.com')).toBeTruthy();
    show('0123456789abcdef');
    expect(screen.getByText('01234567')).toBeTruthy();
  });
});
