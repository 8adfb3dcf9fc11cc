import { Button, Group, Stack, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@/api/client';
import { useMay } from '@/app/session';
import { Card } from '@/ui/page';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import type { Wish } from './types';
import { WishFields } from './wish-fields';

/** How the patient wants to be reached, as they told the desk. */
export function PatientWishes({ patientId }: { patientId: string }) {
  const { t } = useTranslation('messaging');
  const query = api.useQuery('get', '/patients/{id}/message-preferences', { params: { path: { id: patientId } } });
  return (
    <Card>
      <Title order={2} size="h3" mb="sm">
        {t('wish.title')}
      </Title>
      <DataState query={query}>{(wish) => <Loaded key={JSON.stringify(wish)} wish={wish} id={patientId} />}</DataState>
    </Card>
  );
}

function Loaded({ wish, id }: { wish: Wish; id: string }) {
  const { t } = useTranslation(['messaging', 'common']);
  const queries = useQueryClient();
  const may = useMay()('messages.send');
  const [chosen, setChosen] = useState(wish);
  const [busy, setBusy] = useState(false);

  async function save() {
    setBusy(true);
    try {
      await client.PUT('/patients/{id}/message-preferences', {
        params: { path: { id } },
        body: { preferred: chosen.preferred, channels_off: chosen.channels_off, categories_off: chosen.categories_off },
      });
      await queries.invalidateQueries({ queryKey: ['get', '/patients/{id}/message-preferences'] });
      toast.done(t('wish.saved'));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack gap="sm">
      <WishFields
        value={chosen}
        onChange={setChosen}
        disabled={!may}
        labels={{ preferred: t('wish.preferred'), channels: t('wish.channels'), categories: t('wish.categories') }}
      />
      {may && chosen !== wish ? (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setChosen(wish)}>
            {t('common:action.cancel')}
          </Button>
          <Button loading={busy} onClick={() => void save()}>
            {t('common:action.save')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}
