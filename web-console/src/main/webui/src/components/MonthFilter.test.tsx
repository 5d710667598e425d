// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import { MonthFilter } from './MonthFilter';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } } });
});
afterEach(cleanup);

it('can be typed, and tells of whole months only', () => {
  const change = vi.fn();
  const { rerender } = render(<MonthFilter period="" onChange={change} />);
  const field = screen.getByLabelText<HTMLInputElement>('Month');
  // As in a browser that knows no months: there the field is one for text, whatever React says.
  field.type = 'text';
  Object.defineProperty(field, 'type', { value: 'text', writable: true });
  fireEvent.change(field, { target: { value: '2026-1' } });
  expect(field.value).toBe('2026-1');
  expect(change).not.toHaveBeenCalled();
  fireEvent.change(field, { target: { value: '2026-11' } });
  expect(change).toHaveBeenCalledExactlyOnceWith('2026-11');
  rerender(<MonthFilter period="2026-12" onChange={change} />);
  expect(field.value).toBe('2026-12');
  fireEvent.change(field, { target: { value: '' } });
  expect(change).toHaveBeenLastCalledWith('');
});
