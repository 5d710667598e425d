// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import { StoredFile } from './StoredFile';

const calls = vi.hoisted(() => ({ GET: vi.fn<() => Promise<unknown>>(), DELETE: vi.fn<(path: string, asked: unknown) => Promise<unknown>>() }));
vi.mock('@/lib/api/client', async (original) => ({ ...(await original<typeof import('@/lib/api/client')>()), tenantService: calls }));

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

const target = { tenant: 'acme', model: 'digits', version: '1.5.0' };
const file = { name: 'model.onnx', bytes: 26_454_672, sha256: 'ab'.repeat(32) };

function show(release: object) {
  calls.GET.mockResolvedValue({ data: { version: '1.5.0', ...release } });
  const onGoOn = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
      <StoredFile target={target} isBusy={false} onGoOn={onGoOn} />
    </QueryClientProvider>,
  );
  return onGoOn;
}

describe("a draft's file", () => {
  it('is gone on with', async () => {
    const onGoOn = show({ status: 'DRAFT', files: [file] });
    fireEvent.click(await screen.findByRole('button', { name: en.upload.useStored }));
    expect(onGoOn).toHaveBeenCalledOnce();
    expect(screen.getByText(/model\.onnx · 26\.5 MB/)).toBeTruthy();
  });

  it('is removed when that is confirmed, and not shown afterwards', async () => {
    show({ status: 'DRAFT', files: [file] });
    fireEvent.click(await screen.findByRole('button', { name: en.upload.remove }));
    expect(calls.DELETE).not.toHaveBeenCalled();
    calls.DELETE.mockResolvedValue({ data: { version: '1.5.0', status: 'DRAFT', files: [] } });
    calls.GET.mockResolvedValue({ data: { version: '1.5.0', status: 'DRAFT', files: [] } });
    fireEvent.click(screen.getAllByRole('button', { name: en.upload.remove }).at(-1) as HTMLElement);
    await waitFor(() => expect(screen.queryByText(/model\.onnx/)).toBeNull());
    expect(calls.DELETE.mock.lastCall).toMatchObject([
      '/v1/tenants/{tenant}/models/{model}/releases/{version}/files/model.onnx',
      { params: { path: target } },
    ]);
  });

  it('whose removal had no answer is not offered once it is gone', async () => {
    show({ status: 'DRAFT', files: [file] });
    fireEvent.click(await screen.findByRole('button', { name: en.upload.remove }));
    calls.DELETE.mockRejectedValue(new TypeError('lost'));
    calls.GET.mockResolvedValue({ data: { version: '1.5.0', status: 'DRAFT', files: [] } });
    fireEvent.click(screen.getAllByRole('button', { name: en.upload.remove }).at(-1) as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.queryByText(/model\.onnx/)).toBeNull();
  });

  it('is not offered of what is no draft any more', async () => {
    show({ status: 'IN_REVIEW', files: [file] });
    await waitFor(() => expect(calls.GET).toHaveBeenCalled());
    expect(screen.queryByRole('button')).toBeNull();
  });
});
