// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Plan, Subscription } from '@/lib/api/shapes';
import en from '@/locales/en';
import { ComingTerms } from './ComingTerms';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const plan = { name: 'Basic', version: 3, pricePerRequest: '0.003', currency: 'EUR' } as Plan;

describe('a migration that is coming', () => {
  it('says when, to which version and at which price', () => {
    const migration = { dueAt: '2026-12-22T10:00:00Z', announcedAt: '2026-11-22T10:00:00Z', plan };
    const { container } = render(<ComingTerms subscription={{ migration } as Subscription} zone="UTC" />);
    expect(container.textContent).toContain('From Dec 22, 2026');
    expect(container.textContent).toContain('by Basic, version 3:');
    expect(container.textContent).toContain('€0.003');
  });

  it('is not spoken of where there is none', () => {
    const { container } = render(<ComingTerms subscription={{} as Subscription} zone="UTC" />);
    expect(container.textContent).toBe('');
    expect(screen.queryByRole('note')).toBeNull();
  });
});
