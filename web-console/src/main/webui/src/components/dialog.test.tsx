// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import zh from '@/locales/zh-CN';
import { Confirm } from './Confirm';
import { ReasonField } from './ReasonField';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: { 'zh-CN': { translation: zh } }, interpolation: { escapeValue: false } });
});
afterEach(cleanup);

function show(isBusy: boolean, isDisabled = false) {
  const close = vi.fn();
  const confirm = vi.fn();
  render(
    <Confirm title="x" action="做" danger isBusy={isBusy} isDisabled={isDisabled} onConfirm={confirm} onClose={close}>
      <ReasonField id="reason" value="y" onChange={vi.fn()} />
    </Confirm>,
  );
  return { close, confirm };
}

const leave = () => {
  fireEvent.keyDown(document.body, { key: 'Escape' });
  fireEvent.click(screen.getByRole('button', { name: '关闭' }));
  fireEvent.click(screen.getByRole('button', { name: '取消' }));
};

describe('a dialog', () => {
  it('is left by Escape, by its cross and by its button', () => {
    const { close } = show(false);
    leave();
    expect(close).toHaveBeenCalledTimes(3);
  });

  it('stays while what it asked for is being done, and the page asks before it is closed', () => {
    const { close, confirm } = show(true);
    leave();
    fireEvent.submit(screen.getByRole('textbox'));
    expect(close).not.toHaveBeenCalled();
    expect(confirm).not.toHaveBeenCalled();
    expect(globalThis.dispatchEvent(new Event('beforeunload', { cancelable: true }))).toBe(false);
  });

  it('says nothing in English', () => {
    show(true);
    expect(document.body.textContent).not.toMatch(/[A-Za-z]{3,}/);
    expect(screen.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('正在加载');
  });

  it('takes Enter in its reason for its button, where that can be pressed', () => {
    const ready = show(false);
    fireEvent.submit(screen.getByRole('textbox'));
    expect(ready.confirm).toHaveBeenCalledOnce();
    cleanup();
    const disabled = show(false, true);
    fireEvent.submit(screen.getByRole('textbox'));
    expect(disabled.confirm).not.toHaveBeenCalled();
  });
});
