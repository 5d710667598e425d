// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import { MigrationTable } from './MigrationTable';
import { type Migration, migrationOf, migrationSchema, usualMigration } from './migrations';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const read = (change: object) => migrationSchema(i18next.t).safeParse({ ...usualMigration(3), ...change });
const announced: Migration = {
  id: 'm1', planId: 'p1', toVersion: 3, when: 'NOTICE', noticeDays: 30, announcedAt: '2026-11-22T10:00:00Z', done: 0, waiting: 12,
};

describe('the form of a migration', () => {
  it('gives notice unless something else is chosen', () => {
    expect(migrationOf(read({}).data ?? usualMigration(0))).toEqual({ toVersion: 3, when: 'NOTICE', noticeDays: 30 });
  });

  it('says no days where there is no notice, whatever was typed', () => {
    const form = read({ when: 'PERIOD_END', days: 'soon' });
    expect(form.success && migrationOf(form.data)).toEqual({ toVersion: 3, when: 'PERIOD_END' });
  });

  it.each(['', '0', '367', '1.5', '-1'])('refuses "%s" days of notice', (days) => {
    expect(read({ days }).success).toBe(false);
  });
});

describe('a migration', () => {
  it('can be taken back while somebody waits, by who may', () => {
    const withdraw = vi.fn();
    const all = [announced, { ...announced, id: 'm2', waiting: 0 }, { ...announced, id: 'm3', withdrawnAt: '2026-11-23T10:00:00Z' }];
    const { rerender } = render(<MigrationTable migrations={all} zone="UTC" onWithdraw={withdraw} />);
    screen.getByText('Take back').click();
    expect(withdraw).toHaveBeenCalledExactlyOnceWith(announced);
    expect(screen.getAllByText('after 30 days of notice')).toHaveLength(3);
    rerender(<MigrationTable migrations={all} zone="UTC" onWithdraw={undefined} />);
    expect(screen.queryByText('Take back')).toBeNull();
  });
});
