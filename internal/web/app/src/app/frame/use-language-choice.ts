import { useEffect } from 'react';
import { client } from '@/api/client';
import { changeLanguage } from '@/i18n/i18n';
import { hasStoredLanguage, isLanguage, type Language } from '@/i18n/languages';
import { useMe } from '../session';

/** Takes up the language of the account on a device where none was chosen. */
export function useAccountLanguage(): void {
  const { language } = useMe().member;
  useEffect(() => {
    if (!hasStoredLanguage() && isLanguage(language)) void changeLanguage(language, false);
  }, [language]);
}

/** Keeps a choice with the account, so that mails and other devices speak it too. The device keeps it in any case. */
export function keepLanguage(language: Language): void {
  void client.PATCH('/me', { body: { language } }).catch(() => undefined);
}
