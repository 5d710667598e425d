// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Replacements } from '@/components/Replacements';
import { ProblemError } from '@/lib/api/problem';
import en from '@/locales/en';
import { ReplaceInvoice } from './ReplaceInvoice';

const calls = vi.hoisted(() => ({ replace: vi.fn(), navigate: vi.fn() }));
vi.mock('./api', async (original) => ({ ...(await original<typeof import('./api')>()), replace: calls.replace }));

// A link needs the router around it; where it leads is for the browser test.
vi.mock('@tanstack/react-router', () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="#invoice">{children}</a>,
  useNavigate: () => calls.navigate,
}));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

const show = (children: ReactNode) => render(<QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>);

describe('an invoice', () => {
  it('is replaced for a reason, and finance is led to the one that takes its place', async () => {
    calls.replace.mockResolvedValue({ number: 'MM-2026-000009' });
    const onClose = vi.fn();
    show(<ReplaceInvoice number="MM-2026-000003" onClose={onClose} />);
    fireEvent.click(screen.getByRole('button', { name: 'Replace this invoice' }));
    expect(await screen.findByText(en.common.required)).toBeTruthy();
    expect(calls.replace).not.toHaveBeenCalled();
    fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: ' wrong buyer ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Replace this invoice' }));
    await waitFor(() => expect(calls.navigate).toHaveBeenCalledWith({ to: '/finance/invoices/$number', params: { number: 'MM-2026-000009' } }));
    expect(calls.replace).toHaveBeenCalledWith('MM-2026-000003', 'wrong buyer', expect.any(String));
    expect(onClose).toHaveBeenCalled();
  });

  it('is read anew where another has replaced it', async () => {
    calls.replace.mockRejectedValue(new ProblemError({ type: 'urn:modelmarket:problem:conflict', title: 'Conflict', status: 409, detail: 'It was replaced already.' }));
    const cache = new QueryClient();
    cache.setQueryData(['finance', 'invoices'], []);
    render(
      <QueryClientProvider client={cache}>
        <ReplaceInvoice number="MM-2026-000003" onClose={vi.fn()} />
      </QueryClientProvider>,
    );
    fireEvent.change(screen.getByLabelText(/^Reason/), { target: { value: 'wrong buyer' } });
    fireEvent.click(screen.getByRole('button', { name: 'Replace this invoice' }));
    expect((await screen.findByText('It was replaced already.')).lang).toBe('en');
    expect(cache.getQueryState(['finance', 'invoices'])?.isInvalidated).toBe(true);
  });

  it('leads to the one before it and the one after it', () => {
    const link = { issuedAt: '2026-12-01T09:00:00Z', reason: 'wrong buyer' };
    show(
      <Replacements
        invoice={{
          replaces: { ...link, invoice: 'MM-2026-000003', creditNote: 'MM-CN-2026-000001' },
          replacedBy: { ...link, invoice: 'MM-2026-000012', creditNote: 'MM-CN-2026-000004' },
        }}
      />,
    );
    expect(screen.getAllByRole('link').map((one) => one.textContent)).toEqual(['MM-2026-000003', 'MM-2026-000012']);
    expect(screen.getByText('Credit note MM-CN-2026-000004')).toBeTruthy();
    cleanup();
    const { container } = show(<Replacements invoice={{}} tenant="globex" />);
    expect(container.textContent).toBe('');
  });
});
