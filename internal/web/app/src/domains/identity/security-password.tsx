import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/ui/form-problem';
import { toast } from '@/ui/toast';
import { useSaid } from './messages';
import { NewPassword } from './new-password';
import { checkPassword } from './password';
import { Section } from './security-section';
import type { FlowState } from './use-flow';

/** Changes the password. */
export function PasswordSection({ state, avoid }: { state: FlowState; avoid: string[] }) {
  const { t } = useTranslation(['identity', 'common']);
  const said = useSaid()(state.flow);
  const [open, setOpen] = useState(false);
  const [password, setPassword] = useState('');

  async function save(event: FormEvent) {
    event.preventDefault();
    const next = await state.submit({ method: 'password', password });
    if (next?.state !== 'success') return;
    setOpen(false);
    setPassword('');
    toast.done(t('security.password_saved'));
  }

  return (
    <Section
      title={t('security.password')}
      body={t('security.password_body')}
      action={
        open ? null : (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('security.password_change')}
          </Button>
        )
      }
    >
      {open ? (
        <form onSubmit={(event) => void save(event)}>
          <Stack gap="md" maw={420}>
            <FormProblem problem={state.problem} />
            <NewPassword
              label={t('security.password_new')}
              value={password}
              avoid={avoid}
              onChange={(event) => setPassword(event.currentTarget.value)}
              error={said.fields.password}
              autoFocus
            />
            <Group gap="xs">
              <Button type="submit" loading={state.busy} disabled={!checkPassword(password, avoid).ok}>
                {t('common:action.save')}
              </Button>
              <Button variant="default" onClick={() => setOpen(false)}>
                {t('common:action.cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : null}
    </Section>
  );
}
