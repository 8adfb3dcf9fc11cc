import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '@/api/client';
import { useLocale } from '@/app/locale';
import type { Language } from '@/i18n/languages';
import type { Country } from './types';

/** The branches this member may see, closed ones among them. */
export function useBranches() {
  return api.useQuery('get', '/branches', {}, { staleTime: 60_000 });
}

/** The countries a branch can be in, named in the reader's language. */
export function useCountries() {
  const { language } = useLocale();
  return api.useQuery(
    'get',
    '/countries',
    { params: { query: { language } } },
    { staleTime: Number.POSITIVE_INFINITY, placeholderData: (old) => old },
  );
}

/** One of them; undefined until they are here. */
export function useCountry(code: string | undefined): Country | undefined {
  return useCountries().data?.items.find((c) => c.code === code);
}

/** A year of a branch: public holidays and its own closed days. */
export function useHolidays(branchId: string, year: number) {
  const { language } = useLocale();
  return api.useQuery('get', '/branches/{id}/holidays', {
    params: { path: { id: branchId }, query: { year, language } },
  });
}

/**
 * What the country and the clinic type suggest; for who may read the settings. In the chain's language, as what is
 * taken over becomes the chain's own words, unless told otherwise.
 */
export function useSuggestions(enabled = true, language?: Language) {
  return api.useQuery(
    'get',
    '/setup/suggestions',
    { params: { query: language ? { language } : {} } },
    { enabled, staleTime: 300_000 },
  );
}

/** Has everything that shows branches or depends on their hours ask again. */
export function useRefreshBranches(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    const paths = [
      '/branches',
      '/branches/{id}',
      '/branches/{id}/holidays',
      '/me',
      '/settings',
      '/setup',
      '/day',
      '/slots',
    ];
    await Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ['get', path] })));
  }, [queries]);
}

/** One branch. */
export function useBranch(id: string) {
  return api.useQuery('get', '/branches/{id}', { params: { path: { id } } });
}
