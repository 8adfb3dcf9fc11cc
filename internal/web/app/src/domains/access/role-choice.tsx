import { ActionIcon, Button, Card, Checkbox, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { canGive, type Held } from './grants';
import type { Role } from './types';
import { usePermissionWords } from './words';

interface Props {
  roles: Role[];
  value: Held[];
  onChange: (held: Held[]) => void;
  error?: string | undefined;
}

/** Chooses roles, and for each whether it is held for the whole chain or at some branches. */
export function RoleChoice({ roles, value, onChange, error }: Props) {
  const { t } = useTranslation('access');
  const { branches, permissions } = useMe();
  const left = roles.filter((r) => !value.some((h) => h.roleId === r.id));
  const free = left.filter((r) => canGive(permissions, r));
  const change = (roleId: string, part: Partial<Held>) =>
    onChange(value.map((h) => (h.roleId === roleId ? { ...h, ...part } : h)));
  const add = () => {
    // never the owner's by default: it is given knowingly or not at all
    const role = free.find((r) => r.key === 'reception') ?? free.find((r) => r.key === 'doctor') ?? free.at(-1);
    if (role)
      onChange([
        ...value,
        { roleId: role.id, chain: false, branchIds: branches.length === 1 && branches[0] ? [branches[0].id] : [] },
      ]);
  };
  return (
    <Stack gap="sm">
      <Text size="sm" fw={500}>
        {t('choice.label')}
      </Text>
      {value.map((held) => (
        <Line
          key={held.roleId}
          held={held}
          roles={roles.filter((r) => r.id === held.roleId || free.includes(r))}
          onChange={(part) => change(held.roleId, part)}
          onRemove={() => onChange(value.filter((h) => h !== held))}
        />
      ))}
      {free.length > 0 ? (
        <Group>
          <Button variant="default" size="compact-md" leftSection={<IconPlus size={15} aria-hidden />} onClick={add}>
            {value.length === 0 ? t('choice.add_first') : t('choice.add')}
          </Button>
        </Group>
      ) : null}
      {free.length < left.length ? (
        <Text size="xs" c="dimmed">
          {t('choice.not_yours')}
        </Text>
      ) : null}
      {error ? (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      ) : null}
    </Stack>
  );
}

interface LineProps {
  held: Held;
  roles: Role[];
  onChange: (part: Partial<Held>) => void;
  onRemove: () => void;
}

function Line({ held, roles, onChange, onRemove }: LineProps) {
  const { t } = useTranslation('access');
  const { branches } = useMe();
  const words = usePermissionWords();
  const role = roles.find((r) => r.id === held.roleId);
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Group gap={6} wrap="nowrap" align="flex-end">
          <Select
            flex={1}
            label={t('choice.role')}
            data={roles.map((r) => ({ value: r.id, label: words.roleName(r) }))}
            value={held.roleId}
            onChange={(roleId) => roleId && onChange({ roleId })}
          />
          <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('choice.remove')} onClick={onRemove}>
            <IconTrash size={17} />
          </ActionIcon>
        </Group>
        {role ? (
          <Text size="xs" c="dimmed">
            {words.roleText(role)}
          </Text>
        ) : null}
        <SegmentedControl
          aria-label={t('choice.where')}
          value={held.chain ? 'chain' : 'branches'}
          onChange={(v) => onChange({ chain: v === 'chain' })}
          data={[
            { value: 'branches', label: t('choice.at_branches') },
            { value: 'chain', label: t('choice.whole_chain') },
          ]}
        />
        {held.chain ? null : (
          <Checkbox.Group
            value={held.branchIds}
            onChange={(branchIds) => onChange({ branchIds })}
            aria-label={t('choice.at_branches')}
          >
            <Group gap="md">
              {branches.map((b) => (
                <Checkbox key={b.id} value={b.id} label={b.name} />
              ))}
            </Group>
          </Checkbox.Group>
        )}
      </Stack>
    </Card>
  );
}
