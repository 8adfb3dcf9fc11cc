import { Button, Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '@/app/host';
import { toast } from '@/ui/toast';
import { AuthPage } from './auth-page';
import { FlowNotes } from './flow-notes';
import { nodeValue, type Outcome } from './kratos';
import { useSaid } from './messages';
import { NewPassword } from './new-password';
import { checkPassword } from './password';
import { useArrival } from './use-arrival';
import { useFlow } from './use-flow';

const route = getRouteApi('/auth/settings');

/** After a recovery code: the password to use from now on. */
export function NewPasswordPage() {
  const { t } = useTranslation(['identity', 'common']);
  const { flow: flowId } = route.useSearch();
  const navigate = route.useNavigate();
  const { tenant } = useHost();
  const arrive = useArrival();
  const [password, setPassword] = useState('');
  const state = useFlow('settings', { flowId, onOther: other });
  const said = useSaid()(state.flow);
  const avoid = [state.flow ? nodeValue(state.flow, 'traits.email') : '', tenant?.name ?? ''];
  const { ok } = checkPassword(password, avoid);

  function other(outcome: Exclude<Outcome, { kind: 'flow' } | { kind: 'expired' }>) {
    if (outcome.kind === 'done') return void saved();
    const back = `/auth/settings?flow=${flowId}`;
    const stepUp = outcome.kind === 'goto' || outcome.id === 'session_aal2_required';
    if (outcome.kind === 'refused' && outcome.id === 'session_inactive') return void navigate({ to: '/auth/recovery' });
    void navigate({
      to: '/auth/login',
      search: stepUp ? { aal: 'aal2', return_to: back } : { refresh: true, return_to: back },
    });
  }

  async function saved() {
    toast.done(t('recovery.new_done'));
    await arrive('/');
  }

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const next = await state.submit({ method: 'password', password });
    if (next?.state === 'success') await saved();
  }

  return (
    <AuthPage title={t('recovery.new_title')} body={t('recovery.new_body')}>
      <FlowNotes said={said} problem={state.problem} />
      <form onSubmit={(event) => void onSubmit(event)}>
        <Stack gap="md">
          <NewPassword
            label={t('recovery.new_label')}
            name="password"
            value={password}
            avoid={avoid}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={said.fields.password}
            required
            withAsterisk={false}
            autoFocus
          />
          <Button type="submit" size="md" loading={state.busy} disabled={!ok}>
            {t('recovery.new_submit')}
          </Button>
        </Stack>
      </form>
    </AuthPage>
  );
}
