// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import { CloseForm } from './CloseForm';

vi.mock('@/components/TenantSelect', () => ({ TenantSelect: () => null }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const show = (interim: boolean) =>
  render(<CloseForm tenant="" onTenant={vi.fn()} interim={interim} action="Go" onSubmit={vi.fn()} />);

describe('the form of a close', () => {
  it('says what is done with the month, and leaves no choice of billing alone what is over', () => {
    show(false);
    expect(screen.getByText(en.finance.finalHelp)).toBeTruthy();
    expect(screen.queryByText(en.finance.interimHelp)).toBeNull();
    expect(screen.queryByRole('radio')).toBeNull();
    cleanup();
    show(true);
    expect(screen.getByText(en.finance.interimHelp)).toBeTruthy();
  });
});
