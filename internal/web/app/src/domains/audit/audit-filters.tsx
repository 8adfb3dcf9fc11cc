import { Button, Group, Pill, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { todayIn } from '@/ui/format';
import classes from './audit-filters.module.css';
import { usePeople } from './queries';
import { type AuditSearch, actions, isNarrowed } from './search';
import type { Action } from './types';
import { shortId } from './values';
import { useAuditWords } from './words';

/** Kinds of records a list can be narrowed to, those asked for most first. */
const entities = [
  'appointments',
  'patients',
  'members',
  'member_roles',
  'invitations',
  'roles',
  'role_permissions',
  'services',
  'resources',
  'resource_hours',
  'resource_exceptions',
  'branches',
  'branch_hours',
  'branch_days',
  'tenant_settings',
  'audit_events',
];

interface Props {
  search: AuditSearch;
  onNarrow: (part: AuditSearch) => void;
  onWiden: () => void;
}

/** Narrows the audit: who, what, which kind of record, from when to when. */
export function AuditFilters({ search, onNarrow, onWiden }: Props) {
  const { t } = useTranslation('audit');
  const words = useAuditWords();
  const { branch } = useBranch();
  const today = todayIn(branch?.time_zone ?? 'UTC');
  const kinds = search.entity && !entities.includes(search.entity) ? [search.entity, ...entities] : entities;
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 2, sm: 3, md: 5 }} spacing="sm" verticalSpacing="xs">
        <div className={classes.who}>
          <Who search={search} onNarrow={onNarrow} />
        </div>
        <Select
          label={t('filter.action')}
          placeholder={t('filter.any_action')}
          data={actions.map((a) => ({ value: a, label: t(`action.${a}`) }))}
          value={search.action ?? null}
          onChange={(action) => onNarrow({ action: (action as Action | null) ?? undefined })}
          clearable
          clearButtonProps={{ 'aria-label': t('filter.clear_action') }}
        />
        <Select
          label={t('filter.entity')}
          placeholder={t('filter.any_entity')}
          data={kinds.map((e) => ({ value: e, label: words.entity(e) }))}
          value={search.entity ?? null}
          onChange={(entity) => onNarrow({ entity: entity ?? undefined, entity_id: undefined })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('filter.clear_entity') }}
        />
        <DateInput
          label={t('filter.from')}
          value={search.from ?? null}
          onChange={(from) => onNarrow({ from: from ?? undefined })}
          maxDate={search.to ?? today}
          valueFormat="D MMM YYYY"
          clearable
          clearButtonProps={{ 'aria-label': t('filter.clear_from') }}
        />
        <DateInput
          label={t('filter.to')}
          value={search.to ?? null}
          onChange={(to) => onNarrow({ to: to ?? undefined })}
          minDate={search.from}
          maxDate={today}
          valueFormat="D MMM YYYY"
          clearable
          clearButtonProps={{ 'aria-label': t('filter.clear_to') }}
        />
      </SimpleGrid>
      {isNarrowed(search) ? (
        <Group gap="xs">
          {search.entity_id ? (
            <Group gap={6}>
              <Text size="sm">{t('filter.one_record')}</Text>
              <Pill
                withRemoveButton
                onRemove={() => onNarrow({ entity_id: undefined })}
                removeButtonProps={{ 'aria-label': t('filter.clear_record'), 'aria-hidden': false, tabIndex: 0 }}
              >
                <bdi dir="ltr">{shortId(search.entity_id)}</bdi>
              </Pill>
            </Group>
          ) : null}
          <Button variant="subtle" size="compact-sm" leftSection={<IconX size={14} aria-hidden />} onClick={onWiden}>
            {t('filter.clear')}
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

/** Somebody who works or worked here; for those who may not see members, only who the address names. */
function Who({ search, onNarrow }: Pick<Props, 'search' | 'onNarrow'>) {
  const { t } = useTranslation('audit');
  const may = useMay();
  const people = usePeople(may('members.read')).data?.items ?? [];
  const options = people.map((m) => ({ value: `staff:${m.id}`, label: m.name }));
  if (search.actor && !options.some((o) => o.value === search.actor)) {
    options.unshift({ value: search.actor, label: shortId(search.actor.replace(/^staff:/, '')) });
  }
  return (
    <Select
      label={t('filter.actor')}
      placeholder={t('filter.anybody')}
      data={options}
      value={search.actor ?? null}
      onChange={(actor) => onNarrow({ actor: actor ?? undefined })}
      disabled={options.length === 0}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('filter.clear_actor') }}
    />
  );
}
