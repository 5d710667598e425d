// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { type ReactNode, useState } from 'react';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { tenantService } from '@/lib/api/client';
import en from '@/locales/en';
import { AsOfPicker } from './AsOfPicker';
import { TenantFilter } from './TenantFilter';

const TENANTS = [
  { id: 'acme', displayName: 'Acme GmbH', country: 'DE', timeZone: 'UTC' },
  { id: 'acme-labs', displayName: 'Acme Labs', country: 'DE', timeZone: 'UTC' },
  { id: 'globex', displayName: 'Globex', country: 'US', timeZone: 'UTC' },
];
const asked = vi.fn<(text: string) => void>();
let broken = false;

beforeAll(async () => {
  // What is typed is searched for when it has settled, and a busy machine takes its time.
  configure({ asyncUtilTimeout: 10_000 });
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
beforeEach(() => {
  broken = false;
  asked.mockReset();
  vi.spyOn(tenantService, 'GET').mockImplementation((async (_: string, { params }: { params: { query: { query?: string } } }) => {
    if (broken) {
      throw new TypeError('Failed to fetch');
    }
    const text = (params.query.query ?? '').toLowerCase();
    asked(text);
    return { data: { items: TENANTS.filter(({ id, displayName }) => `${id} ${displayName}`.toLowerCase().includes(text)) } };
  }) as unknown as typeof tenantService.GET);
});
afterEach(cleanup);

const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });
const within = (child: ReactNode) => <QueryClientProvider client={client()}>{child}</QueryClientProvider>;
const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Tenant' });
const typedIn = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;

function Page({ first, onChange }: { first: string; onChange: (tenant: string) => void }) {
  const [tenant, setTenant] = useState(first);
  return (
    <TenantFilter
      tenant={tenant}
      onChange={(next) => {
        setTenant(next);
        onChange(next);
      }}
    />
  );
}

describe('a tenant', () => {
  it('is found by its name and chosen by keys alone', async () => {
    const chosen = vi.fn();
    render(within(<Page first="" onChange={chosen} />));
    expect(field().placeholder).toBe('All tenants');
    fireEvent.change(field(), { target: { value: 'labs' } });
    await waitFor(() => expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Acme Labsacme-labs']));
    fireEvent.keyDown(field(), { key: 'ArrowDown' });
    const active = field().getAttribute('aria-activedescendant') ?? '';
    expect(document.getElementById(active)?.textContent).toContain('Acme Labs');
    fireEvent.keyDown(field(), { key: 'Enter' });
    expect(chosen).toHaveBeenCalledExactlyOnceWith('acme-labs');
    await waitFor(() => expect(field().value).toBe('Acme Labs (acme-labs)'));
    expect(screen.queryByRole('listbox')).toBeNull();
  });

  it('may be typed whole, although others begin with the same', async () => {
    const chosen = vi.fn();
    render(within(<Page first="" onChange={chosen} />));
    fireEvent.change(field(), { target: { value: 'acme' } });
    fireEvent.keyDown(field(), { key: 'Enter' });
    await waitFor(() => expect(chosen).toHaveBeenCalledExactlyOnceWith('acme'));
  });

  it('that is not found is not taken', async () => {
    const chosen = vi.fn();
    render(within(<Page first="acme" onChange={chosen} />));
    fireEvent.change(field(), { target: { value: 'nobody' } });
    await waitFor(() => expect(screen.getByText('No tenant found')).toBeTruthy());
    fireEvent.keyDown(field(), { key: 'Enter' });
    fireEvent.blur(field());
    await waitFor(() => expect(field().value).toBe('Acme GmbH (acme)'));
    expect(chosen).not.toHaveBeenCalled();
  });

  it('is no longer named when the field is emptied', async () => {
    const chosen = vi.fn();
    render(within(<Page first="acme" onChange={chosen} />));
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    expect(chosen).toHaveBeenCalledExactlyOnceWith('');
    expect(field().value).toBe('');
  });

  it('is taken by its short name where searching fails', async () => {
    broken = true;
    const chosen = vi.fn();
    render(within(<Page first="" onChange={chosen} />));
    fireEvent.change(field(), { target: { value: 'globex' } });
    fireEvent.keyDown(field(), { key: 'Enter' });
    await waitFor(() => expect(chosen).toHaveBeenCalledExactlyOnceWith('globex'));
  });
});

describe('a filter that the address keeps', () => {
  it('follows the address back', async () => {
    const shown = (tenant: string) => <TenantFilter tenant={tenant} onChange={vi.fn()} />;
    const wrapper = client();
    const inClient = (tenant: string) => <QueryClientProvider client={wrapper}>{shown(tenant)}</QueryClientProvider>;
    const { rerender } = render(inClient('acme'));
    await waitFor(() => expect(field().value).toBe('Acme GmbH (acme)'));
    rerender(inClient(''));
    expect(field().value).toBe('');
  });

  it('follows the address back to another time', () => {
    const { rerender } = render(<AsOfPicker at="2026-11-01T10:30:00.000Z" zone="UTC" onChange={vi.fn()} />);
    expect(typedIn('As of a time in UTC')).toBe('2026-11-01T10:30');
    rerender(<AsOfPicker at={undefined} zone="UTC" onChange={vi.fn()} />);
    expect(typedIn('As of a time in UTC')).toBe('');
  });
});
