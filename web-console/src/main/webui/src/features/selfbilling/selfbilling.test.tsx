// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { documentAddress } from '@/lib/api/documents';
import { formatFor } from '@/lib/format';
import en from '@/locales/en';
import type { Consent } from './api';
import { ConsentCard } from './ConsentCard';
import { LineTable } from './LineTable';
import { monthsOf } from './months';

const calls = vi.hoisted(() => ({ say: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), ...calls }));

// A link needs the router around it; where it leads is for the browser test.
vi.mock('@tanstack/react-router', () => ({
  Link: ({ children, 'aria-label': label }: { children: ReactNode; 'aria-label'?: string }) => (
    <a href="#there" aria-label={label}>
      {children}
    </a>
  ),
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const show = (consent: Consent) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ConsentCard tenant="acme" consent={consent} zone="Europe/Berlin" />
    </QueryClientProvider>,
  );

const known = { registration: 'HRB 1', taxNumber: '12/345', smallBusiness: true };
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('a self-billed invoice', () => {
  it('is of one month or of several', () => {
    const format = formatFor('en');
    expect(monthsOf({ from: '2026-11', to: '2026-11' }, format)).toBe('November 2026');
    expect(monthsOf({ from: '2026-09', to: '2026-11' }, format)).toBe('September 2026 – November 2026');
  });

  it('has its documents where its reader may read them', () => {
    expect(documentAddress('self-billed-invoices', 'SB-acme-2026-000001')).toBe('/api/billing/v1/finance/self-billed-invoices/SB-acme-2026-000001');
    expect(documentAddress('self-billed-invoices', 'SB-acme-2026-000001', 'acme')).toBe(
      '/api/billing/v1/tenants/acme/self-billed-invoices/SB-acme-2026-000001',
    );
  });

  it('marks what credit notes take back, and sums as billing does', () => {
    const eur = (amount: string) => ({ amount, currency: 'EUR' });
    const line = {
      line: 1, accruals: 2, amount: eur('31.50'), correction: false, description: 'digits', model: 'acme/digits', release: '1.0.0',
      role: 'TECHNOLOGY', rule: 'RESIDUAL', taxPlace: 1, usagePeriod: '2026-11',
    };
    const back = { ...line, line: 2, accruals: 1, amount: eur('-2.25'), correction: true };
    const seller = { legalName: 'Acme GmbH', addressLines: [] };
    render(
      <LineTable
        own={undefined}
        invoice={{
          number: 'SB-acme-2026-000001', tenant: 'acme', settlement: 's', executeOn: '2026-12-15', issuedAt: '2026-12-10T10:00:00Z',
          from: '2026-11', to: '2026-11', parties: { seller }, lines: [line, back], subtotal: eur('29.25'), tax: eur('5.56'), total: eur('34.81'),
          taxes: [{ place: 1, treatment: 'DOMESTIC', category: 'STANDARD', name: 'VAT', rate: '19', net: eur('29.25'), tax: eur('5.56') }],
        }}
      />,
    );
    expect(screen.getAllByText('takes back')).toHaveLength(1);
    expect(screen.getByText('-€2.25')).toBeTruthy();
    expect(screen.getByText('€29.25')).toBeTruthy();
    expect(screen.getByText('VAT, 19 % of €29.25')).toBeTruthy();
    expect(screen.getByText('Domestic')).toBeTruthy();
    expect(screen.getByText('€5.56')).toBeTruthy();
    expect(screen.getByText('€34.81')).toBeTruthy();
    expect(screen.getAllByText("The platform's usual terms")).toHaveLength(2);
  });
});

describe('being invoiced in one\'s own name', () => {
  it('is agreed to with what has to stand on the invoices', async () => {
    calls.say.mockResolvedValue({ agreed: true });
    show({ agreed: false });
    fireEvent.click(screen.getByRole('button', { name: 'Agree to self-billing' }));
    type('Number in the commercial register', ' HRB 1 ');
    type('Tax number', ' 12/345 ');
    fireEvent.click(screen.getByRole('checkbox', { name: 'We charge no tax, as a small business' }));
    fireEvent.click(screen.getAllByRole('button', { name: 'Agree to self-billing' }).at(-1) as HTMLElement);
    const details = { registration: 'HRB 1', taxNumber: '12/345', smallBusiness: true };
    await waitFor(() => expect(calls.say).toHaveBeenCalledWith('acme', true, details));
  });

  it('is withdrawn with the details kept, and says since when it was agreed', async () => {
    calls.say.mockResolvedValue({ agreed: false });
    show({ agreed: true, at: '2026-11-22T10:00:00Z', ...known });
    expect(screen.getByText(/since Nov 22, 2026, 11:00.*Europe\/Berlin.*HRB 1.*12\/345.*charges no tax/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'No longer agree' }));
    expect(screen.queryByLabelText('Number in the commercial register')).toBeNull();
    fireEvent.click(screen.getAllByRole('button', { name: 'No longer agree' }).at(-1) as HTMLElement);
    await waitFor(() => expect(calls.say).toHaveBeenCalledWith('acme', false, known));
  });

  it('has its details changed while it is agreed', async () => {
    calls.say.mockResolvedValue({ agreed: true });
    show({ agreed: true, at: '2026-11-22T10:00:00Z', ...known });
    fireEvent.click(screen.getByRole('button', { name: 'Change details' }));
    type('Tax number', '');
    fireEvent.click(screen.getByRole('checkbox', { name: 'We charge no tax, as a small business' }));
    fireEvent.click(screen.getAllByRole('button', { name: 'Change details' }).at(-1) as HTMLElement);
    const details = { registration: 'HRB 1', taxNumber: '', smallBusiness: false };
    await waitFor(() => expect(calls.say).toHaveBeenCalledWith('acme', true, details));
  });
});
