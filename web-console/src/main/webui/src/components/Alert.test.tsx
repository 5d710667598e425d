// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import en from '@/locales/en';
import zh from '@/locales/zh-CN';
import { Alert } from './Alert';

beforeAll(async () => {
  await i18next.use(initReactI18next).init({ lng: 'zh-CN', resources: { en: { translation: en }, 'zh-CN': { translation: zh } } });
});
afterEach(cleanup);

describe('an alert', () => {
  it.each(['success', 'danger', 'warning', 'info', 'custom'] as const)('says in the chosen language that it is %s', (variant) => {
    render(<Alert isInline variant={variant} title="x" />);
    expect(screen.getByText(zh.alertKind[variant])).toBeTruthy();
    expect(screen.queryByText(/alert:/)).toBeNull();
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
