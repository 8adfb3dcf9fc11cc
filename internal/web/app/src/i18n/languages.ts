/** The languages Praxis speaks, each by its own name. */
export const languages = [
  { code: 'en', name: 'English', dir: 'ltr' },
  { code: 'hi', name: 'हिन्दी', dir: 'ltr' },
  { code: 'ar', name: 'العربية', dir: 'rtl' },
  { code: 'fr', name: 'Français', dir: 'ltr' },
] as const;

export type Language = (typeof languages)[number]['code'];

/** Whether a code is one of ours. */
export function isLanguage(code: string | null | undefined): code is Language {
  return languages.some((l) => l.code === code);
}

/** The way a language is written. */
export function directionOf(code: string): 'ltr' | 'rtl' {
  return languages.find((l) => l.code === code)?.dir ?? 'ltr';
}

const stored = 'praxis-language';

/** The language a link asks for, as `#lang=ar`: chosen at another of our addresses, where this one cannot look it up. */
function languageOfLink(): Language | undefined {
  const lang = new URLSearchParams(window.location.hash.slice(1)).get('lang');
  if (!isLanguage(lang) || hasStoredLanguage()) return undefined;
  storeLanguage(lang);
  return lang;
}

/** The language chosen on this device, else the link's, else the first of the browser's that we have, else English. */
export function preferredLanguage(): Language {
  const wanted = [readStored(), languageOfLink(), ...navigator.languages.map((l) => l.slice(0, 2))];
  return wanted.find(isLanguage) ?? 'en';
}

/** Whether somebody has chosen a language on this device. */
export function hasStoredLanguage(): boolean {
  return isLanguage(readStored());
}

/** Remembers a choice on this device. */
export function storeLanguage(code: Language): void {
  try {
    localStorage.setItem(stored, code);
  } catch {
    // private windows may refuse; the choice then lasts for the page
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(stored);
  } catch {
    return null;
  }
}
