import { createContext, type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf, isLanguage, type Language } from '@/i18n/languages';

const Country = createContext<string | undefined>(undefined);

/** Says whose country dates, numbers and money are written for. */
export function CountryProvider({ country, children }: { country: string | undefined; children: ReactNode }) {
  return <Country value={country}>{children}</Country>;
}

const Clock = createContext<number | undefined>(undefined);

/** Says whether times are written with 12 or 24 hours; without it as the language is used to. */
export function ClockProvider({ hours, children }: { hours: number | undefined; children: ReactNode }) {
  return <Clock value={hours}>{children}</Clock>;
}

export interface Locale {
  language: Language;
  /** BCP 47, for Intl: `hi-IN-u-nu-latn`, `ar-AE-u-nu-latn-hc-h12`. */
  tag: string;
  dir: 'ltr' | 'rtl';
  country: string | undefined;
}

/** The tag for a language in a country and a clock; digits are Latin everywhere, as clinics write them. */
export function localeTag(language: string, country: string | undefined, clock?: number): string {
  const region = country ? `${language}-${country}` : language;
  const hours = clock === 12 || clock === 24 ? `-hc-${clock === 12 ? 'h12' : 'h23'}` : '';
  return `${region}-u${hours}-nu-latn`;
}

/** The reader's language and the tag to format by. */
export function useLocale(): Locale {
  const { i18n } = useTranslation();
  const country = use(Country);
  const clock = use(Clock);
  const language = isLanguage(i18n.language) ? i18n.language : 'en';
  return { language, tag: localeTag(language, country, clock), dir: directionOf(language), country };
}
