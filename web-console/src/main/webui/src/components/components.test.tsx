// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ProblemError, problemFrom } from '@/lib/api/problem';
import en from '@/locales/en';
import zh from '@/locales/zh-CN';
import { ProblemAlert } from './ProblemAlert';
import { ServiceWords } from './ServiceWords';
import { shapeText } from './SignatureTables';
import { WrongText } from './WrongText';

beforeAll(async () => {
  await i18next
    .use(initReactI18next)
    .init({ lng: 'en', resources: { en: { translation: en }, 'zh-CN': { translation: zh } } });
});

afterEach(cleanup);

describe('a problem', () => {
  const error = new ProblemError(
    problemFrom(
      409,
      JSON.stringify({
        type: 'urn:modelmarket:problem:conflict',
        title: 'The request conflicts with the present state',
        detail: 'Version 1.0.0 exists already.',
        requestId: 'r-77',
      }),
    ),
  );

  it('is shown with title, detail and request id', async () => {
    await i18next.changeLanguage('en');
    const retry = vi.fn();
    render(<ProblemAlert error={error} onRetry={retry} />);
    expect(screen.getByText('Version 1.0.0 exists already.')).toBeTruthy();
    expect(screen.getByText('r-77')).toBeTruthy();
    screen.getByRole('button', { name: 'Try again' }).click();
    expect(retry).toHaveBeenCalledOnce();
  });

  it('has a title in the chosen language', async () => {
    await i18next.changeLanguage('zh-CN');
    render(<ProblemAlert error={error} />);
    expect(screen.getByText(/与当前状态冲突/)).toBeTruthy();
  });
});

describe("a service's own words", () => {
  it('are said to be that, and English', async () => {
    await i18next.changeLanguage('zh-CN');
    render(<ServiceWords isSmall>It has named no payout account.</ServiceWords>);
    const words = screen.getByText('It has named no payout account.');
    expect(words.lang).toBe('en');
    expect(words.parentElement?.textContent).toContain(zh.problems.serviceSays);
    cleanup();
    const { container } = render(<ServiceWords>{undefined}</ServiceWords>);
    expect(container.textContent).toBe('');
  });
});

describe('what is wrong with a field', () => {
  it("is a fault to screen readers in the reader's language", async () => {
    await i18next.changeLanguage('zh-CN');
    render(<WrongText>{zh.common.required}</WrongText>);
    expect(screen.getByText(new RegExp(zh.common.wrong)).textContent).not.toContain('status');
  });
});

describe('a shape', () => {
  it('names what the caller may choose', () => {
    expect(shapeText({ shape: [-1, 1, 28, 28], dimensionNames: ['batch', '', '', ''] })).toBe('[batch, 1, 28, 28]');
    expect(shapeText({ shape: [-1], dimensionNames: [] })).toBe('[?]');
    expect(shapeText({ shape: [], dimensionNames: [] })).toBe('[]');
  });
});
