import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import type { Branch } from '@/domains/branches/types';
import { FormProblem } from '@/ui/form-problem';
import { isStale, Stale } from '@/ui/stale';
import { useApiForm } from '@/ui/use-api-form';
import { BranchChoice } from './branch-choice';
import { useRefreshSettings } from './queries';
import { RoomTypeSelect } from './room-type-select';
import type { Resource } from './types';

interface Props {
  /** The room to change; without one, a new one is added. */
  room?: Resource;
  branches: Branch[];
  onSaved: (room: Resource) => void;
  onCancel: () => void;
}

type Draft = { name: string; room_type: string; branch_ids: string[] };

/** Adds a room or changes one. */
export function RoomForm({ room, branches, onSaved, onCancel }: Props) {
  const { t } = useTranslation(['branches', 'common']);
  const refresh = useRefreshSettings();
  const { form, onSubmit, sending, problem } = useApiForm<Draft>({
    mode: 'controlled',
    initialValues: {
      name: room?.name ?? '',
      room_type: room?.room_type ?? '',
      branch_ids: room?.branch_ids ?? branches.slice(0, 1).map((b) => b.id),
    },
    validate: {
      name: (name) => (name.trim() ? null : t('common:field.required')),
      room_type: (type) => (type ? null : t('common:field.required')),
      branch_ids: (ids) => (ids.length > 0 ? null : t('people.branch_required')),
    },
    send: async (body) => {
      const { data } = room
        ? await client.PATCH('/resources/{id}', {
            params: { path: { id: room.id }, header: ifMatch(room.version) },
            body,
          })
        : await client.POST('/resources', { body: { kind: 'room', ...body } });
      await refresh();
      if (data) onSaved(data);
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <Stale problem={problem} onReload={refresh} />
        <TextInput
          label={t('rooms.name')}
          placeholder={t('rooms.name_example')}
          required
          maxLength={120}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <RoomTypeSelect
          label={t('rooms.type')}
          description={t('rooms.type_hint')}
          required
          {...form.getInputProps('room_type')}
        />
        <BranchChoice
          branches={branches}
          value={form.values.branch_ids}
          onChange={(ids) => {
            form.setFieldValue('branch_ids', ids);
            form.clearFieldError('branch_ids');
          }}
          error={form.errors.branch_ids}
        />
        {isStale(problem) ? null : <FormProblem problem={problem} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {room ? t('common:action.save') : t('rooms.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
