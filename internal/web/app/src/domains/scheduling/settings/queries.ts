import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api } from '@/api/client';
import { useLocale } from '@/app/locale';
import { useMay } from '@/app/session';
import { useSuggestions } from '@/domains/branches/queries';
import type { KeyName } from './types';

/** Every service, those no longer on offer among them. */
export function useAllServices() {
  return api.useQuery('get', '/services', {});
}

/** Every practitioner and room this member may see, in every branch. */
export function useResources(enabled = true) {
  return api.useQuery('get', '/resources', {}, { enabled });
}

/** Leave and other hours of one practitioner or room that are not over. */
export function useExceptions(resourceId: string) {
  return api.useQuery('get', '/resources/{id}/exceptions', { params: { path: { id: resourceId } } });
}

/** What the clinic type suggests, for who may see it. */
export function useClinicSuggestions() {
  return useSuggestions(useMay()('settings.read'));
}

/** The kinds of room there are: those of the clinic type, named for the reader, and those the chain has made up. */
export function useRoomTypes(): { types: KeyName[]; nameOf: (key: string) => string } {
  const { language } = useLocale();
  const suggestions = useSuggestions(useMay()('settings.read'), language);
  const resources = useResources();
  const services = useAllServices();
  return useMemo(() => {
    const types = [...(suggestions.data?.room_types ?? [])];
    const used = [
      ...(resources.data?.items ?? []).map((r) => r.room_type),
      ...(services.data?.items ?? []).map((s) => s.room_type),
    ];
    for (const key of used) if (key && !types.some((x) => x.key === key)) types.push({ key, name: key });
    return { types, nameOf: (key: string) => types.find((x) => x.key === key)?.name ?? key };
  }, [suggestions.data, resources.data, services.data]);
}

/** Has everything that shows services, people or free times ask again. */
export function useRefreshSettings(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    const paths = ['/services', '/resources', '/resources/{id}/exceptions', '/setup', '/day', '/slots'];
    await Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ['get', path] })));
  }, [queries]);
}
