import { keepPreviousData } from '@tanstack/react-query';
import { api } from '@/api/client';
import { useLocale } from '@/app/locale';

// these change with a release, not with a day
const settled = { staleTime: Number.POSITIVE_INFINITY, placeholderData: keepPreviousData } as const;

/** The countries a chain can be in, named in the reader's language. */
export function useCountries() {
  const { language } = useLocale();
  return api.useQuery('get', '/countries', { params: { query: { language } } }, settled);
}

/** The kinds of clinic. */
export function useClinicTypes() {
  const { language } = useLocale();
  return api.useQuery('get', '/clinic-types', { params: { query: { language } } }, settled);
}

/** The plans and what they cost. */
export function usePlans() {
  const { language } = useLocale();
  return api.useQuery('get', '/plans', { params: { query: { language } } }, settled);
}
