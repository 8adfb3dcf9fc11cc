import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { toast } from '@/ui/toast';
import { useRefreshSettings } from './queries';
import type { Resource } from './types';

/** Takes a practitioner or room out of use, or back; either can be undone. Says so where it fails. */
export function useSetActive(): (resource: Resource, active: boolean) => Promise<void> {
  const { t } = useTranslation('branches');
  const refresh = useRefreshSettings();

  async function patch(id: string, version: number, active: boolean): Promise<number> {
    const params = { path: { id }, header: ifMatch(version) };
    try {
      const { data } = await client.PATCH('/resources/{id}', { params, body: { active } });
      return data?.version ?? version;
    } finally {
      await refresh();
    }
  }

  return async ({ id, kind, name, version }, active) => {
    try {
      const next = await patch(id, version, active);
      const message = active ? t('people.active_now', { name }) : t(`people.${kind}_inactive_now`, { name });
      toast.done(message, {
        id: `resource-${id}`,
        undo: async () => {
          await patch(id, next, !active);
        },
      });
    } catch (error) {
      toast.failed(error);
    }
  };
}
