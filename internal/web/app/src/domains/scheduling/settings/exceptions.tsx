import { ActionIcon, Badge, Button, Group, Modal, Text, Title } from '@mantine/core';
import { IconBeach, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useLocale } from '@/app/locale';
import type { Branch } from '@/domains/branches/types';
import { formatWallDate, formatWallTime } from '@/ui/format';
import { Card } from '@/ui/page';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { ExceptionForm } from './exception-form';
import classes from './exceptions.module.css';
import { useExceptions, useRefreshSettings } from './queries';
import type { Exception, Resource } from './types';

interface Props {
  resource: Resource;
  branches: Branch[];
  manage: boolean;
}

/** When somebody is away, or works other hours than by the week. */
export function Exceptions({ resource, branches, manage }: Props) {
  const { t } = useTranslation(['branches', 'common']);
  const query = useExceptions(resource.id);
  const [adding, setAdding] = useState(false);
  return (
    <Card padded={false}>
      <Group justify="space-between" className={classes.head} gap="xs">
        <Title order={2} size="h3">
          {t('away.title')}
        </Title>
        {manage ? (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('away.add')}
          </Button>
        ) : null}
      </Group>
      <DataState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <div className={classes.none}>
            <IconBeach size={22} aria-hidden />
            <Text size="sm" c="dimmed">
              {t('away.none')}
            </Text>
          </div>
        }
      >
        {({ items }) => (
          <ul className={classes.list}>
            {[...items]
              .sort((a, b) => a.starts_on.localeCompare(b.starts_on))
              .map((e) => (
                <Line key={e.id} exception={e} resource={resource} branches={branches} manage={manage} />
              ))}
          </ul>
        )}
      </DataState>
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        size={520}
        title={t('away.add_for', { name: resource.name })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <ExceptionForm resource={resource} branches={branches} onDone={() => setAdding(false)} />
      </Modal>
    </Card>
  );
}

function Line({ exception: e, resource, branches, manage }: Props & { exception: Exception }) {
  const { t } = useTranslation('branches');
  const { tag } = useLocale();
  const remove = useRemove(resource);
  const place = branches.length > 1 ? branches.find((b) => b.id === e.branch_id)?.name : undefined;
  const times = e.ranges.map((r) => `${formatWallTime(r.starts, tag)} – ${formatWallTime(r.ends, tag)}`).join(', ');
  const details = [times || t(e.kind === 'leave' ? 'away.all_day' : 'away.not_at_work'), place, e.reason].filter(
    Boolean,
  );
  const dates =
    e.starts_on === e.ends_on
      ? formatWallDate(e.starts_on, tag)
      : `${formatWallDate(e.starts_on, tag)} – ${formatWallDate(e.ends_on, tag)}`;
  return (
    <li className={classes.line}>
      <div>
        <Group gap={8}>
          <Text fw={600} size="sm">
            <bdi>{dates}</bdi>
          </Text>
          <Badge size="sm" variant="light" color={e.kind === 'leave' ? 'gray' : 'petrol'}>
            {t(`away.${e.kind}`)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {details.map((d, i) => (
            <span key={d}>
              {i > 0 ? ' · ' : ''}
              <bdi>{d}</bdi>
            </span>
          ))}
        </Text>
      </div>
      {manage ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('away.remove', { dates })}
          onClick={() => void remove(e)}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      ) : null}
    </li>
  );
}

/** Takes leave or other hours back; the toast puts them in again. */
function useRemove(resource: Resource) {
  const { t } = useTranslation('branches');
  const refresh = useRefreshSettings();
  return async ({ id, branch_id, ...rest }: Exception) => {
    try {
      await client.DELETE('/resources/{id}/exceptions/{eid}', { params: { path: { id: resource.id, eid: id } } });
      await refresh();
      toast.done(t('away.removed'), {
        undo: async () => {
          const body = { ...rest, branch_id };
          await client.POST('/resources/{id}/exceptions', { params: { path: { id: resource.id } }, body });
          await refresh();
        },
      });
    } catch (error) {
      toast.failed(error);
    }
  };
}
