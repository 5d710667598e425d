import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type en from '@/locales/en';

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

/** Loads the language to begin with; called once, before anything is drawn. */
export async function startI18n(): Promise<void> {
  const language = preferredLanguage(localStorage.getItem(STORED), navigator.languages);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    interpolation: { escapeValue: false },
  });
  await load(language);
  await i18next.changeLanguage(language);
}

/** Switches the language and remembers it. */
export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language);
  await load(language);
  await i18next.changeLanguage(language);
}
