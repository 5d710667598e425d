// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import en from '@/locales/en';
import { FormModal } from './FormModal';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

function show(isBusy = false) {
  const close = vi.fn();
  const form = (busy: boolean) => (
    <FormModal title="Give credit" action="Give" isBusy={busy} error={null} onSubmit={vi.fn()} onClose={close}>
      <input aria-label="Reason" defaultValue="" />
    </FormModal>
  );
  const { rerender } = render(form(isBusy));
  return { close, become: (busy: boolean) => rerender(form(busy)) };
}

const type = () => fireEvent.change(screen.getByLabelText('Reason'), { target: { value: 'a fair' } });
const escape = () => fireEvent.keyDown(document.body, { key: 'Escape' });
const question = () => screen.queryByRole('alertdialog', { name: en.leave.discardText });

describe('a form over the page', () => {
  it('is left by Escape and by its cross while nothing is typed', () => {
    const { close } = show();
    escape();
    fireEvent.click(screen.getByRole('button', { name: en.common.close }));
    expect(close).toHaveBeenCalledTimes(2);
    expect(question()).toBeNull();
  });

  it.each([
    ['Escape', escape],
    ['its cross', () => fireEvent.click(screen.getByRole('button', { name: en.common.close }))],
  ])('asks before %s throws away what is typed', (_, leave) => {
    const { close } = show();
    screen.getByLabelText('Reason').focus();
    type();
    leave();
    expect(close).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: en.leave.keep }));
    fireEvent.click(screen.getByRole('button', { name: en.leave.keep }));
    expect(question()).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>('Reason').value).toBe('a fair');
    expect(document.activeElement).toBe(screen.getByLabelText('Reason'));
    leave();
    fireEvent.click(screen.getByRole('button', { name: en.leave.discard }));
    expect(close).toHaveBeenCalledOnce();
  });

  it('does not ask where what was typed was taken back again', () => {
    const { close } = show();
    type();
    fireEvent.change(screen.getByLabelText('Reason'), { target: { value: '' } });
    escape();
    expect(close).toHaveBeenCalledOnce();
  });

  it('takes Escape for no where it has asked', () => {
    const { close } = show();
    type();
    escape();
    expect(question()).not.toBeNull();
    escape();
    expect(question()).toBeNull();
    expect(close).not.toHaveBeenCalled();
  });

  it('is left at once by the button that says so, and has the browser ask before the page is closed', () => {
    const { close } = show();
    expect(globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(true);
    type();
    expect(globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false);
    fireEvent.click(screen.getByRole('button', { name: en.common.cancel }));
    expect(close).toHaveBeenCalledOnce();
  });

  it('does not ask any more when it is sent meanwhile', () => {
    const { become } = show();
    type();
    escape();
    become(true);
    expect(question()).toBeNull();
  });
});
