// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import { AsOfPicker } from './AsOfPicker';
import { TenantFilter } from './TenantFilter';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});

afterEach(cleanup);

const typedIn = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;

describe('a filter that the address keeps', () => {
  it('follows the address back', () => {
    const { rerender } = render(<TenantFilter tenant="acme" onChange={vi.fn()} />);
    fireEvent.change(screen.getByLabelText('Tenant'), { target: { value: 'globex' } });
    expect(typedIn('Tenant')).toBe('globex');
    rerender(<TenantFilter tenant="" onChange={vi.fn()} />);
    expect(typedIn('Tenant')).toBe('');
  });

  it('follows the address back to another time', () => {
    const { rerender } = render(<AsOfPicker at="2026-11-01T10:30:00.000Z" zone="UTC" onChange={vi.fn()} />);
    expect(typedIn('As of a time in UTC')).toBe('2026-11-01T10:30');
    rerender(<AsOfPicker at={undefined} zone="UTC" onChange={vi.fn()} />);
    expect(typedIn('As of a time in UTC')).toBe('');
  });
});
