// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import { QuarantineRow } from './QuarantineRow';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});

afterEach(cleanup);

describe('a quarantine', () => {
  it('says how often its worker died within which time, and of what', () => {
    const quarantine = {
      model: 'acme/digits',
      version: '1.0.0',
      node: 'node-1',
      crashes: 3,
      windowSeconds: 600,
      lastCause: 'CRASHED',
      quarantinedAt: '2026-11-22T10:00:00Z',
      reportedAt: '2026-11-22T10:00:01Z',
    };
    render(
      <table>
        <tbody>
          <QuarantineRow quarantine={quarantine} action={null} />
        </tbody>
      </table>,
    );
    expect(screen.getByText('acme/digits')).toBeTruthy();
    expect(screen.getByText('3 deaths within 10 minutes')).toBeTruthy();
    expect(screen.getByText(/it crashed/)).toBeTruthy();
  });
});
