import type { QueryClient } from '@tanstack/react-query';
import { useQuery } from '@tanstack/react-query';
import { client, type Schema } from '@/api/client';

/** One thing the desk must know of a patient. */
export type Flag = Schema<'PatientFlag'>;

/** As many patients as the server tells of at once. */
const most = 200;

interface Waiting {
  id: string;
  resolve: (flags: Flag[]) => void;
  reject: (error: unknown) => void;
}

/** Gathers the patients that are asked for one by one into as few requests as can be: a list of thirty asks once. */
export function batched(ask: (ids: string[]) => Promise<Map<string, Flag[]>>): (id: string) => Promise<Flag[]> {
  let waiting: Waiting[] = [];
  async function send(part: Waiting[]) {
    try {
      const found = await ask([...new Set(part.map((w) => w.id))]);
      for (const w of part) w.resolve(found.get(w.id) ?? []);
    } catch (error) {
      for (const w of part) w.reject(error);
    }
  }
  function flush() {
    const all = waiting;
    waiting = [];
    for (let at = 0; at < all.length; at += most) void send(all.slice(at, at + most));
  }
  return (id) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setTimeout(flush, 5);
      waiting.push({ id, resolve, reject });
    });
}

const flagsOf = batched(async (ids) => {
  const { data } = await client.GET('/patients/flags', { params: { query: { ids } } });
  return new Map(data?.items.map((item) => [item.patient_id, item.flags]));
});

/** What is to be known of a patient, worst first. */
export function usePatientFlags(id: string) {
  return useQuery({ queryKey: flagsKey(id), queryFn: () => flagsOf(id), staleTime: 30_000 });
}

function flagsKey(id: string) {
  return ['patient-flags', id];
}

/** Has a patient's flags asked for again; everybody's where no patient is named. */
export function refreshFlags(queries: QueryClient, id?: string): Promise<void> {
  return queries.invalidateQueries({ queryKey: id ? flagsKey(id) : ['patient-flags'] });
}
