import { createContext, type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf, isLanguage, type Language } from '@/i18n/languages';

const Country = createContext<string | undefined>(undefined);

/** Says whose country dates, numbers and money are written for. */
export function CountryProvider({ country, children }: { country: string | undefined; children: ReactNode }) {
  return <Country value={country}>{children}</Country>;
}

export interface Locale {
  language: Language;
  /** BCP 47, for Intl: `hi-IN`, `ar-AE-u-nu-latn`. */
  tag: string;
  dir: 'ltr' | 'rtl';
  country: string | undefined;
}

/** The tag for a language in a country; digits are Latin everywhere, as clinics write them. */
export function localeTag(language: string, country: string | undefined): string {
  const region = country ? `${language}-${country}` : language;
  return `${region}-u-nu-latn`;
}

/** The reader's language and the tag to format by. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  const country = use(Country);
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  return { language, tag: localeTag(language, country), dir: directionOf(language), country };
}
