import { useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';

const still = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } as const;

export function useVisit(id: string) {
  return api.useQuery('get', '/visits/{id}', { params: { path: { id } } });
}

/** The notes of a visit. Each look is recorded, so they are not asked for again by themselves. */
export function useVisitNotes(id: string, enabled: boolean) {
  return api.useQuery('get', '/visits/{id}/notes', { params: { path: { id } } }, { ...still, enabled });
}

export function useLastNote(id: string, enabled: boolean) {
  return api.useQuery('get', '/visits/{id}/last-note', { params: { path: { id } } }, { ...still, enabled });
}

export function useTemplates() {
  return api.useQuery('get', '/note-templates', {}, { staleTime: 60_000 });
}

export function useMeasureKinds() {
  return api.useQuery('get', '/measure-kinds', {}, still);
}

export function useSnippets(enabled = true) {
  return api.useQuery('get', '/snippets', {}, { staleTime: 60_000, enabled });
}

export function useMyDay(date: string) {
  return api.useQuery('get', '/my-day', { params: { query: { date } } }, { retry: false });
}

export function useUnsigned(mine: boolean) {
  return api.useQuery('get', '/unsigned-notes', { params: { query: { mine } } });
}

/** Has everything about visits and notes ask again. */
export function useRefreshVisits(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      ['/visits/{id}/notes', '/visits/{id}', '/my-day', '/unsigned-notes', '/patients/{id}/visits'].map((path) =>
        queries.invalidateQueries({ queryKey: ['get', path] }),
      ),
    );
  };
}
