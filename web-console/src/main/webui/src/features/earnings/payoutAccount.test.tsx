// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import zh from '@/locales/zh-CN';
import { type PayoutAccount, payoutAccountQuery } from './api';
import { PayoutAccountPage } from './PayoutAccountPage';
import { SEPA } from './sepa';

const calls = vi.hoisted(() => ({ savePayoutAccount: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

// The page's place, and leaving it, are the router's; both are for the browser test.
vi.mock('@tanstack/react-router', () => ({
  getRouteApi: () => ({ useParams: () => ({ tenant: 'acme' }) }),
  useBlocker: () => ({ status: 'idle' }),
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en }, 'zh-CN': { translation: zh } } });
});
beforeEach(() => calls.savePayoutAccount.mockReset().mockImplementation((_, account) => Promise.resolve(account)));
afterEach(async () => {
  cleanup();
  await i18next.changeLanguage('en');
});

const ANKARA = { holder: 'Acme', iban: 'TR330006100519786457841326' };

function show(account: PayoutAccount) {
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  cache.setQueryData(payoutAccountQuery('acme').queryKey, account);
  render(
    <QueryClientProvider client={cache}>
      <PayoutAccountPage />
    </QueryClientProvider>,
  );
}

const type = (id: string, value: string) => fireEvent.change(field(id), { target: { value } });
function field(id: string): HTMLInputElement {
  const found = document.querySelector<HTMLInputElement>(`#field-${id}`);
  if (found === null) {
    throw new Error(`there is no field ${id}`);
  }
  return found;
}

const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save account' }));

describe('the payout account', () => {
  it('asks for the bank and the country of an IBAN outside SEPA, and sends both', async () => {
    show({ holder: 'Acme', iban: 'DE89370400440532013000' });
    expect(field('bic').required).toBe(false);
    expect(screen.queryByText(en.payoutAccount.noBankTitle)).toBeNull();
    type('iban', ANKARA.iban);
    await waitFor(() => expect(field('bic').required).toBe(true));
    expect(field('country').required).toBe(true);
    save();
    expect(await screen.findByText(en.payoutAccount.bicRule)).toBeTruthy();
    expect(calls.savePayoutAccount).not.toHaveBeenCalled();
    type('bic', 'TGBATRIS');
    type('country', 'tr');
    save();
    await waitFor(() => expect(calls.savePayoutAccount).toHaveBeenCalledWith('acme', { ...ANKARA, bic: 'TGBATRIS', country: 'TR' }));
  });

  it.each(['en', 'zh-CN'] as const)('says in %s that one from before is not paid, and what to do', async (language) => {
    await i18next.changeLanguage(language);
    show(ANKARA);
    const words = language === 'en' ? en : zh;
    expect(screen.getByText(words.payoutAccount.noBankTitle)).toBeTruthy();
    expect(screen.getByText(words.payoutAccount.noBankText)).toBeTruthy();
    cleanup();
    show({ ...ANKARA, bic: 'TGBATRIS', country: 'TR' });
    expect(screen.queryByText(words.payoutAccount.noBankTitle)).toBeNull();
    expect(field('bic').value).toBe('TGBATRIS');
  });

  it('has the same countries in SEPA as billing', () => {
    const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../../../../../..');
    const source = readFileSync(resolve(root, 'billing/src/main/java/io/modelmarket/billing/payee/Iban.java'), 'utf8');
    const list = /SEPA = Set\.of\(([^;]*)\.split/.exec(source)?.[1] ?? '';
    expect([...SEPA].toSorted()).toEqual((list.match(/\b[A-Z]{2}\b/g) ?? []).toSorted());
    expect(SEPA.size).toBeGreaterThan(35);
  });
});
