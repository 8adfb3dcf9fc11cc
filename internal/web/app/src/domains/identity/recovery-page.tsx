import { Anchor, Button, Group, Stack, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '@/ui/code-field';
import { AnchorLink } from '@/ui/links';
import { AuthPage } from './auth-page';
import { FlowNotes } from './flow-notes';
import { type Flow, flowInURL, type Outcome } from './kratos';
import { hasErrors, useSaid } from './messages';
import { type FlowState, useFlow } from './use-flow';

const route = getRouteApi('/auth/recovery');

/** The settings flow that a right recovery code opens. */
export function settingsFlowOf(flow: Flow): string | undefined {
  return flow.continue_with?.find((c) => c.action === 'show_settings_ui')?.flow?.id;
}

/** Back in by a code sent to the e-mail; then a new password. */
export function RecoveryPage() {
  const { t } = useTranslation(['identity', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [email, setEmail] = useState('');
  const [failed, setFailed] = useState(false);
  const [resent, setResent] = useState(false);
  const state = useFlow('recovery', { flowId: search.flow, onOther: other });
  const said = useSaid()(state.flow);
  const sent = state.flow?.state === 'sent_email';

  function toNewPassword(flow: string) {
    void navigate({ to: '/auth/settings', search: { flow } });
  }

  function other(outcome: Exclude<Outcome, { kind: 'flow' } | { kind: 'expired' }>) {
    if (outcome.kind === 'done') {
      const flow = outcome.continueWith.find((c) => c.action === 'show_settings_ui')?.flow?.id;
      if (flow) return toNewPassword(flow);
    }
    if (outcome.kind === 'goto') {
      const { kind, flow } = flowInURL(outcome.url);
      if (kind === 'settings' && flow) return toNewPassword(flow);
    }
    if (outcome.kind === 'refused' && outcome.id === 'session_already_available') {
      return void navigate({ to: '/security' });
    }
    setFailed(true);
    void state.restart();
  }

  async function submit(body: Record<string, unknown>) {
    setFailed(false);
    setResent(false);
    const next = await state.submit({ method: 'code', ...body });
    const flow = next && settingsFlowOf(next);
    if (flow) toNewPassword(flow);
    return next;
  }

  const notice = failed || state.expired ? t('recovery.failed') : resent ? t('recovery.resent') : undefined;
  return (
    <AuthPage
      title={sent ? t('recovery.sent_title') : t('recovery.title')}
      body={sent ? t('recovery.sent_body', { email }) : t('recovery.body')}
      footer={
        <Group justify="space-between">
          <AnchorLink to="/auth/login" size="sm">
            {t('recovery.back')}
          </AnchorLink>
          {sent && email ? (
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => void submit({ email }).then(() => setResent(true))}
            >
              {t('recovery.resend')}
            </Anchor>
          ) : null}
        </Group>
      }
    >
      <FlowNotes said={said} problem={state.problem} notice={notice} />
      {sent ? (
        <CodeForm state={state} error={said.fields.code} onSend={(code) => void submit({ code })} />
      ) : (
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void submit({ email: email.trim() });
          }}
        >
          <Stack gap="md">
            <TextInput
              label={t('sign_in.email')}
              type="email"
              name="email"
              autoComplete="username"
              dir="ltr"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              error={said.fields.email}
              required
              withAsterisk={false}
              autoFocus
            />
            <Button type="submit" size="md" loading={state.busy}>
              {t('recovery.submit')}
            </Button>
          </Stack>
        </form>
      )}
    </AuthPage>
  );
}

interface CodeFormProps {
  state: FlowState;
  error?: string;
  onSend: (code: string) => void;
}

/** The code from a mail of Kratos. */
export function CodeForm({ state, error, onSend }: CodeFormProps) {
  const { t } = useTranslation(['identity', 'common']);
  const [code, setCode] = useState('');
  const { flow } = state;
  useEffect(() => {
    if (flow && hasErrors(flow)) setCode(''); // the next one is not typed behind the wrong one
  }, [flow]);
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        onSend(code);
      }}
    >
      <Stack gap="md">
        <CodeField
          label={t('recovery.code')}
          name="code"
          value={code}
          onChange={setCode}
          onComplete={onSend}
          error={error}
          required
          withAsterisk={false}
          autoFocus
        />
        <Button type="submit" size="md" loading={state.busy}>
          {t('recovery.verify')}
        </Button>
      </Stack>
    </form>
  );
}
