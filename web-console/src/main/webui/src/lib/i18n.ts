import i18next, { type TFunction } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { z } from 'zod';
import type en from '@/locales/en';
import { faultText } from './api/faults';

/** The languages the console speaks, each in its own name. */
export const LANGUAGES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGES;

const STORED = 'market.language';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
    returnNull: false;
  }
}

const loaders: Record<Language, () => Promise<{ default: object }>> = {
  en: () => import('@/locales/en'),
  'zh-CN': () => import('@/locales/zh-CN'),
};

/** The language chosen before, else the first of the browser's that we speak, else English. */
export function preferredLanguage(stored: string | null, offered: readonly string[]): Language {
  if (stored === 'en' || stored === 'zh-CN') {
    return stored;
  }
  for (const tag of offered) {
    if (tag.startsWith('zh')) {
      return 'zh-CN';
    }
    if (tag.startsWith('en')) {
      return 'en';
    }
  }
  return 'en';
}

async function load(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await loaders[language]()).default);
  }
  document.documentElement.lang = language;
}

/** What a form has against what was typed, where it has no words of its own for it. */
export function typedFault(t: TFunction, { code, input, origin, minimum, maximum }: z.core.$ZodRawIssue): string {
  const bound = (value: unknown) => (typeof value === 'number' ? value : String(value));
  const kind = origin === 'number' || origin === 'int' ? 'range' : 'size';
  switch (code) {
    case 'too_small':
      return faultText(t, input === '' ? { code: 'required', message: '' } : { code: kind, message: '', min: bound(minimum) });
    case 'too_big':
      return faultText(t, { code: kind, message: '', max: bound(maximum) });
    case 'invalid_type':
      return faultText(t, { code: input === undefined || input === null ? 'required' : 'type', message: '' });
    case 'invalid_format':
      return faultText(t, { code: 'pattern', message: '' });
    default:
      return faultText(t, { code: 'invalid', message: '' });
  }
}

/** Loads the language to begin with; called once, before anything is drawn. */
export async function startI18n(): Promise<void> {
  const language = preferredLanguage(localStorage.getItem(STORED), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
  });
  z.config({ customError: (issue) => typedFault(i18next.t, issue) });
  await load(language);
  await i18next.changeLanguage(language);
}

/** Switches the language and remembers it. */
export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await load(language);
  await i18next.changeLanguage(language);
}
