import { useState } from 'react';
import { client } from '@/api/client';
import { useBranches } from '@/domains/branches/queries';
import { useAllServices, useRefreshSettings, useResources, useRoomTypes } from '@/domains/scheduling/settings/queries';
import { missingRooms, roomNames } from './rooms';

/** The rooms still to be made, how many of each, and the making of them. */
export function useRooms() {
  const services = useAllServices().data?.items ?? [];
  const resources = useResources().data?.items ?? [];
  const branch = useBranches().data?.items.find((b) => b.active);
  const { nameOf } = useRoomTypes();
  const refresh = useRefreshSettings();
  const [counts, setCounts] = useState<Record<string, number>>({});
  const missing = missingRooms(services, resources);

  async function make() {
    if (!branch || missing.length === 0) return;
    for (const type of missing) {
      for (const name of roomNames(nameOf(type), counts[type] ?? 1)) {
        await client.POST('/resources', {
          body: { kind: 'room', name, room_type: type, branch_ids: [branch.id] },
        });
      }
    }
    await refresh();
  }

  return {
    missing,
    counts,
    setCount: (type: string, count: number) => setCounts((all) => ({ ...all, [type]: count })),
    make,
  };
}
