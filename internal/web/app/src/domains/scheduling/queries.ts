import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, client } from '@/api/client';
import type { CancelCode, Canceller } from './reasons';
import { datesFrom } from './wall';

/** How often a day is asked for anew while no live updates arrive, and, to be sure, while they do; in milliseconds. */
const pollEvery = { away: 15_000, live: 90_000 };

/** A branch's day: columns, appointments, what is closed, what is held. */
export function dayQuery(branchId: string, date: string, polling = false) {
  return api.queryOptions(
    'get',
    '/day',
    { params: { query: { branch_id: branchId, date } } },
    { refetchInterval: polling ? pollEvery.away : pollEvery.live },
  );
}

/** What the branch offers; only what is active. */
export function useServices() {
  return api.useQuery('get', '/services', { params: { query: { active: true } } }, { staleTime: 300_000 });
}

/** The branch's practitioners, for choosing; rooms are chosen by the server. */
export function usePractitioners(branchId: string) {
  return api.useQuery(
    'get',
    '/resources',
    { params: { query: { kind: 'practitioner', branch_id: branchId } } },
    { staleTime: 300_000 },
  );
}

/** One visit with all that is known of it. */
export function useAppointment(id: string) {
  return api.useQuery('get', '/appointments/{id}', { params: { path: { id } } });
}

/** Free starts from a date on. */
export function useSlots(
  search: { branchId: string; serviceId: string; practitionerId?: string | undefined; from: string; days: number },
  enabled: boolean,
) {
  const dates = datesFrom(search.from, search.days);
  return api.useQuery(
    'get',
    '/slots',
    {
      params: {
        query: {
          branch_id: search.branchId,
          service_id: search.serviceId,
          ...(search.practitionerId ? { practitioner_id: search.practitionerId } : {}),
          from: search.from,
          to: dates.at(-1) ?? search.from,
        },
      },
    },
    { enabled, staleTime: 5000, placeholderData: (old) => old },
  );
}

/** Has everything that shows appointments ask again: the days, the free starts, the visits themselves. */
export async function refreshCalendar(queries: QueryClient): Promise<void> {
  const paths = ['/day', '/slots', '/appointments', '/appointments/{id}', '/appointments/{id}/moves'];
  await Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ['get', path] })));
}

/** The acts on a visit. Each throws the server's Problem, and has the calendar ask again when it is done. */
export function useActs() {
  const queries = useQueryClient();
  const done = useCallback(
    async <T>(act: Promise<{ data?: T }>): Promise<T> => {
      const { data } = await act;
      await refreshCalendar(queries);
      return data as T;
    },
    [queries],
  );
  return {
    move: (id: string, body: { start_local: string; practitioner_id?: string; reason: string }) =>
      done(client.POST('/appointments/{id}/move', { params: { path: { id } }, body })),
    cancel: (id: string, body: { code: CancelCode; by: Canceller; reason: string }) =>
      done(client.POST('/appointments/{id}/cancel', { params: { path: { id } }, body })),
    reinstate: (id: string) => done(client.POST('/appointments/{id}/reinstate', { params: { path: { id } } })),
    arrive: (id: string) => done(client.POST('/appointments/{id}/arrive', { params: { path: { id } } })),
    start: (id: string) => done(client.POST('/appointments/{id}/start', { params: { path: { id } } })),
    complete: (id: string) => done(client.POST('/appointments/{id}/complete', { params: { path: { id } } })),
    noShow: (id: string) => done(client.POST('/appointments/{id}/no-show', { params: { path: { id } } })),
    confirm: (id: string) => done(client.POST('/appointments/{id}/confirm', { params: { path: { id } } })),
    undo: (id: string) => done(client.POST('/appointments/{id}/undo', { params: { path: { id } } })),
  };
}
