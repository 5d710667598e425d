// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ProblemError } from '@/lib/api/problem';
import en from '@/locales/en';
import { CrashPage } from './CrashPage';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});
afterEach(cleanup);

describe('a page that failed', () => {
  it('does not blame the connection for its own mistake', () => {
    render(<CrashPage error={new TypeError("Cannot read properties of undefined (reading 'length')")} />);
    expect(screen.getByText('This page has failed')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Load the page again' })).toBeTruthy();
  });

  it('does where a part of it could not be fetched', () => {
    render(<CrashPage error={new TypeError('Failed to fetch dynamically imported module: /assets/a.js')} />);
    expect(screen.getByText(en.problems.offline)).toBeTruthy();
  });

  it('says what a service said', () => {
    render(<CrashPage error={new ProblemError({ type: 'urn:modelmarket:problem:unavailable', title: '', status: 503 })} />);
    expect(screen.getByText(en.problems.unavailable)).toBeTruthy();
  });
});
