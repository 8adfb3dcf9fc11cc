import { Alert, Button, Checkbox, Group, Stack, Switch, Text, Textarea, TextInput, Title } from '@mantine/core';
import { IconTrash, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { useMe } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { FormProblem } from '@/ui/form-problem';
import { isStale, Stale } from '@/ui/stale';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { byGroup } from './grants';
import { useRefreshAccess } from './queries';
import { SensitiveMark } from './sensitive-mark';
import { SidePanel } from './side-panel';
import type { Permission, Role } from './types';
import { usePermissionWords } from './words';

interface Props {
  /** The role to change, `new` for another one; the drawer is open while there is one. */
  role: Role | 'new' | undefined;
  permissions: Permission[];
  onClose: () => void;
}

/** Makes or changes a role of the chain's own. */
export function RoleEditor({ role, permissions, onClose }: Props) {
  const { t } = useTranslation(['access', 'common']);
  return (
    <SidePanel
      opened={Boolean(role)}
      onClose={onClose}
      title={role === 'new' ? t('role.new') : t('role.edit')}
      size={560}
    >
      {role ? (
        <RoleForm
          key={role === 'new' ? 'new' : `${role.id}${role.version}`}
          role={role === 'new' ? undefined : role}
          {...{ permissions, onClose }}
        />
      ) : null}
    </SidePanel>
  );
}

function RoleForm({
  role,
  permissions,
  onClose,
}: {
  role: Role | undefined;
  permissions: Permission[];
  onClose: () => void;
}) {
  const { t } = useTranslation(['access', 'common']);
  const refresh = useRefreshAccess();
  const words = usePermissionWords();
  const { form, onSubmit, sending, problem } = useApiForm({
    mode: 'controlled',
    initialValues: {
      name: role?.name ?? '',
      description: role?.description ?? '',
      second_factor: role?.second_factor ?? false,
      permissions: role?.permissions ?? [],
    },
    validate: {
      name: (name) => (name.trim() ? null : t('common:field.required')),
      permissions: (list) => (list.length > 0 ? null : t('role.no_permission')),
    },
    send: async (body) => {
      if (role) {
        await client.PUT('/roles/{id}', { params: { path: { id: role.id }, header: ifMatch(role.version) }, body });
      } else {
        await client.POST('/roles', { body });
      }
      await refresh();
      toast.done(t('role.saved', { name: role?.builtin ? words.roleName(role) : body.name }));
      onClose();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        {role?.builtin ? (
          <div>
            <Title order={3}>{words.roleName(role)}</Title>
            <Text c="dimmed">{words.roleText(role)}</Text>
          </div>
        ) : (
          <>
            <TextInput label={t('role.name')} required maxLength={80} data-autofocus {...form.getInputProps('name')} />
            <Textarea label={t('role.description')} autosize maxLength={300} {...form.getInputProps('description')} />
          </>
        )}
        {role && role.members > 0 ? (
          <Alert variant="light" icon={<IconUsers size={18} aria-hidden />}>
            {t('role.held_note', { count: role.members })}
          </Alert>
        ) : null}
        <Switch
          label={t('role.second_factor')}
          description={t('role.second_factor_hint')}
          {...form.getInputProps('second_factor', { type: 'checkbox' })}
        />
        <PermissionList
          permissions={permissions}
          before={role?.permissions ?? []}
          value={form.values.permissions}
          onChange={(list) => form.setFieldValue('permissions', list)}
        />
        {form.errors.permissions ? (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {form.errors.permissions}
          </Text>
        ) : null}
        <Stale
          problem={problem}
          onReload={async () => {
            await refresh();
            onClose();
          }}
        />
        {isStale(problem) ? null : <FormProblem problem={problem} />}
        <Group justify="space-between">
          {role && !role.builtin ? <RemoveRole role={role} onRemoved={onClose} /> : <span />}
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={sending}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}

interface ListProps {
  permissions: Permission[];
  /** What the role allowed when it was opened: it may stay, whoever edits. */
  before: string[];
  value: string[];
  onChange: (list: string[]) => void;
}

function PermissionList({ permissions, before, value, onChange }: ListProps) {
  const { t } = useTranslation('access');
  const words = usePermissionWords();
  const me = useMe();
  const mayGive = (p: Permission) => me.permissions[p.key]?.chain === true || before.includes(p.key);
  const withheld = permissions.some((p) => !mayGive(p));
  return (
    <Stack gap="md">
      {withheld ? (
        <Text size="sm" c="dimmed">
          {t('role.not_yours')}
        </Text>
      ) : null}
      {byGroup(permissions).map(({ group, permissions: list }) => (
        <div key={group}>
          <Group justify="space-between" mb={8}>
            <Title order={3} size="h4">
              {words.group(group)}
            </Title>
            <Text size="xs" c="dimmed">
              {t('role.chosen', { count: list.filter((p) => value.includes(p.key)).length, all: list.length })}
            </Text>
          </Group>
          <Checkbox.Group value={value} onChange={onChange} aria-label={words.group(group)}>
            <Stack gap={8}>
              {list.map((p) => (
                <Checkbox
                  key={p.key}
                  value={p.key}
                  disabled={!mayGive(p)}
                  label={
                    <>
                      {words.sentence(p)} {p.sensitive ? <SensitiveMark /> : null}
                    </>
                  }
                />
              ))}
            </Stack>
          </Checkbox.Group>
        </div>
      ))}
    </Stack>
  );
}

function RemoveRole({ role, onRemoved }: { role: Role; onRemoved: () => void }) {
  const { t } = useTranslation(['access', 'common']);
  const refresh = useRefreshAccess();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('role.remove')}
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('role.remove_title', { name: role.name })}
        confirm={t('role.remove')}
        danger
        onConfirm={async () => {
          await client.DELETE('/roles/{id}', { params: { path: { id: role.id } } });
          await refresh();
          toast.done(t('role.removed', { name: role.name }));
          onRemoved();
        }}
      >
        {role.members > 0 ? (
          <Alert color="yellow">{t('role.remove_held', { count: role.members })}</Alert>
        ) : (
          t('role.remove_body')
        )}
      </ConfirmDialog>
    </>
  );
}
