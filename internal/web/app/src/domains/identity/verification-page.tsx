import { Button, Group, Stack, TextInput } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink, ButtonLink } from '@/ui/links';
import { AuthPage } from './auth-page';
import { FlowNotes } from './flow-notes';
import { useSaid } from './messages';
import { CodeForm } from './recovery-page';
import { useFlow } from './use-flow';

const route = getRouteApi('/auth/verification');

/** Confirms an e-mail by a code sent to it. */
export function VerificationPage() {
  const { t } = useTranslation(['identity', 'common']);
  const search = route.useSearch();
  const [email, setEmail] = useState('');
  const state = useFlow('verification', { flowId: search.flow, onOther: () => void state.restart() });
  const said = useSaid()(state.flow);
  const step = state.flow?.state;
  const { submit } = state;

  const tried = useRef(false);
  useEffect(() => {
    if (tried.current || !search.code || step !== 'sent_email') return;
    tried.current = true; // the code came in the link
    void submit({ method: 'code', code: search.code });
  }, [search.code, step, submit]);

  if (step === 'passed_challenge') {
    return (
      <AuthPage title={t('verification.done_title')} body={t('verification.done_body')}>
        <ButtonLink to="/auth/login" size="md">
          {t('sign_in.title')}
        </ButtonLink>
      </AuthPage>
    );
  }
  const sent = step === 'sent_email';
  return (
    <AuthPage
      title={t('verification.title')}
      body={sent ? t('verification.code_body', { email }) : t('verification.body')}
      footer={
        <Group>
          <AnchorLink to="/auth/login" size="sm">
            {t('recovery.back')}
          </AnchorLink>
        </Group>
      }
    >
      <FlowNotes said={said} problem={state.problem} notice={state.expired ? t('recovery.failed') : undefined} />
      {sent ? (
        <CodeForm state={state} error={said.fields.code} onSend={(code) => void submit({ method: 'code', code })} />
      ) : (
        <form
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            void submit({ method: 'code', email: email.trim() });
          }}
        >
          <Stack gap="md">
            <TextInput
              label={t('sign_in.email')}
              type="email"
              name="email"
              dir="ltr"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
              error={said.fields.email}
              required
              withAsterisk={false}
              autoFocus
            />
            <Button type="submit" size="md" loading={state.busy}>
              {t('verification.submit')}
            </Button>
          </Stack>
        </form>
      )}
    </AuthPage>
  );
}
