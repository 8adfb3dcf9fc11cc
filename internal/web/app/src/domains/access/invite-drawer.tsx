import { Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useMe } from '@/app/session';
import { languages } from '@/i18n/languages';
import { FormProblem } from '@/ui/form-problem';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { choicesFrom, type Held, isComplete } from './grants';
import { useRefreshAccess } from './queries';
import { RoleChoice } from './role-choice';
import { SidePanel } from './side-panel';
import type { Role } from './types';

interface Props {
  opened: boolean;
  onClose: () => void;
  roles: Role[];
}

/** Asks somebody by e-mail to join, with the roles they will hold. */
export function InviteDrawer({ opened, onClose, roles }: Props) {
  const { t } = useTranslation(['access', 'common']);
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('invite.title')}>
      {opened ? <InviteForm roles={roles} onDone={onClose} /> : null}
    </SidePanel>
  );
}

interface FormProps {
  roles: Role[];
  /** It was sent, or given up. */
  onDone: () => void;
  /** It was sent; without it, `onDone`. */
  onSent?: () => void;
  /** Whether to begin with the cursor in the first field. */
  autoFocus?: boolean;
}

/** The form of an invitation; also a part of the set-up. */
export function InviteForm({ roles, onDone, onSent = onDone, autoFocus = false }: FormProps) {
  const { t } = useTranslation(['access', 'common']);
  const me = useMe();
  const refresh = useRefreshAccess();
  const { form, onSubmit, sending, problem } = useApiForm({
    mode: 'controlled',
    initialValues: { email: '', name: '', language: me.tenant.language, roles: [] as Held[] },
    validate: {
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t('common:field.email')),
      name: (name) => (name.trim() ? null : t('common:field.required')),
      roles: (held) => (isComplete(held) ? null : t('choice.incomplete')),
    },
    send: async ({ roles: held, ...values }) => {
      await client.POST('/invitations', { body: { ...values, email: values.email.trim(), roles: choicesFrom(held) } });
      await refresh();
      toast.done(t('invite.sent', { email: values.email.trim() }));
      onSent();
    },
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('invite.email')}
          type="email"
          required
          data-autofocus
          autoFocus={autoFocus}
          {...form.getInputProps('email')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('invite.name')} required {...form.getInputProps('name')} />
          <Select
            label={t('invite.language')}
            data={languages.map((l) => ({ value: l.code, label: l.name }))}
            {...form.getInputProps('language')}
          />
        </SimpleGrid>
        <RoleChoice
          roles={roles}
          value={form.values.roles}
          onChange={(held) => {
            form.setFieldValue('roles', held);
            form.clearFieldError('roles');
          }}
          error={form.errors.roles ? String(form.errors.roles) : undefined}
        />
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {t('invite.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
