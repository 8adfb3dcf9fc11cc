import type { i18n as I18n } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type FieldFault } from '@/api/problem';

/** The key of a problem's words: `scheduling.slot_taken` is `scheduling:errors.slot_taken`. */
function keyOf(code: string): string {
  const [domain = '', ...rest] = code.split('.');
  return `${domain === 'request' ? 'common' : domain}:errors.${rest.join('.')}`;
}

function lookUp(i18n: I18n, key: string): string | undefined {
  return i18n.exists(key) ? (i18n.t as (key: string) => string)(key) : undefined;
}

/** What to tell a person about a failed request. */
export function problemText(error: unknown, i18n: I18n): string {
  const p = asProblem(error);
  if (p.status === 429 && p.retryAfter) return i18n.t('common:error.too_many_seconds', { count: p.retryAfter });
  if (p.offline) return i18n.t('common:error.network');
  const known = lookUp(i18n, keyOf(p.code));
  if (known) return known;
  if (p.status >= 500) return i18n.t('common:error.internal');
  if (p.status === 404) return i18n.t('common:error.not_found');
  return p.detail || i18n.t('common:error.unknown');
}

/** What to put under a field: by the problem's own words for it, by the code, or the server's sentence. */
export function fieldText(field: FieldFault, problemCode: string, i18n: I18n): string {
  const [domain = ''] = problemCode.split('.');
  return (
    lookUp(i18n, `${domain}:field.${field.code}`) ??
    (field.code === 'invalid' && field.detail && i18n.language === 'en' ? field.detail : undefined) ??
    lookUp(i18n, `common:field.${field.code}`) ??
    (field.detail || i18n.t('common:field.invalid'))
  );
}

/** `problemText` in the reader's language. */
export function useProblemText(): (error: unknown) => string {
  const { i18n } = useTranslation();
  return useCallback((error: unknown) => problemText(error, i18n), [i18n]);
}
