// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { useForm } from 'react-hook-form';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { tenantService } from '@/lib/api/client';
import en from '@/locales/en';
import { FormModal } from './FormModal';
import { TenantField } from './TenantField';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});
afterEach(cleanup);

function Dialog({ onClose }: { onClose: () => void }) {
  const { control } = useForm({ defaultValues: { tenant: '' } });
  return (
    <FormModal title="Give" action="Give" isBusy={false} error={null} onSubmit={vi.fn()} onClose={onClose}>
      <TenantField control={control} name="tenant" help="Type" isRequired />
    </FormModal>
  );
}

describe('a tenant in a dialog', () => {
  it('is given up with Escape, and the dialog with the next', async () => {
    vi.spyOn(tenantService, 'GET').mockImplementation((async () => ({ data: { items: [] } })) as unknown as typeof tenantService.GET);
    const close = vi.fn();
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Dialog onClose={close} />
      </QueryClientProvider>,
    );
    const field = await screen.findByRole<HTMLInputElement>('combobox', { name: 'Tenant', hidden: true });
    fireEvent.change(field, { target: { value: 'nobody' } });
    await waitFor(() => expect(screen.getByText('No tenant found')).toBeTruthy(), { timeout: 10_000 });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(field.value).toBe('');
    expect(close).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(close).toHaveBeenCalledOnce();
  });
});
