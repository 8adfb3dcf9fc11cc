import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { directionOf, type Language, preferredLanguage, storeLanguage } from './languages';

/** The texts of each language, loaded when it is first asked for. */
const texts: Record<Language, () => Promise<Record<string, object>>> = {
  en: () => import('./en'),
  hi: () => import('./hi'),
  ar: () => import('./ar'),
  fr: () => import('./fr'),
};

/** The names of months and days in date pickers; the Arabic one that keeps Latin digits, as all of Praxis does. */
const calendars: Partial<Record<Language, () => Promise<unknown>>> = {
  hi: () => import('dayjs/locale/hi'),
  ar: () => import('dayjs/locale/ar-ly'),
  fr: () => import('dayjs/locale/fr'),
};

/** The name of a language's calendar. */
export function calendarOf(language: string): string {
  return language === 'ar' ? 'ar-ly' : language;
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'common')) return;
  const [domains] = await Promise.all([texts[language](), calendars[language]?.()]);
  for (const [domain, bundle] of Object.entries(domains)) i18next.addResourceBundle(language, domain, bundle);
}

function tellDocument(language: Language): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** Starts with the reader's language; resolves once its texts are here. */
export async function startI18n(language: Language = preferredLanguage()): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false, // every language is complete: a test compares them
    defaultNS: 'common',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await load(language);
  await i18next.changeLanguage(language);
  tellDocument(language);
  return i18next;
}

/** Changes the language of the page and, unless told not to, remembers it on this device. */
export async function changeLanguage(language: Language, remember = true): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  tellDocument(language);
  if (remember) storeLanguage(language);
}

export { i18next };
