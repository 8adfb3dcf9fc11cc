import { Alert, Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { getRouteApi, Navigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api, client, type Schema } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { useHost } from '@/app/host';
import { Pending } from '@/app/pending';
import { CodeField } from '@/ui/code-field';
import { FormProblem } from '@/ui/form-problem';
import { AnchorLink, ButtonLink } from '@/ui/links';
import { useProblemText } from '@/ui/problem-text';
import { ErrorState } from '@/ui/states';
import { DoorPage } from './door-page';
import classes from './door-page.module.css';
import { forgetSignup, pendingSignup, signupInQuestion } from './pending-signup';
import { clinicHost, signInUrl } from './tenant-url';
import { useCountdown } from './use-countdown';

const route = getRouteApi('/sign-up/code');

type Signup = Schema<'Signup'>;

/** The mailed code; the page can be left and come back to for as long as the sign-up waits. */
export function CodePage() {
  const { t } = useTranslation('platform');
  const search = route.useSearch();
  const [pending] = useState(() => pendingSignup());
  const id = signupInQuestion(search.id, pending);
  const query = api.useQuery(
    'get',
    '/signups/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: Boolean(id), retry: false, staleTime: 0 },
  );
  if (!id) return <Navigate to="/sign-up" replace />;
  if (query.data?.status === 'opened') return <OpenPage signup={query.data} />;
  if (query.data?.status === 'expired' || asProblem(query.error).status === 404) return <OverPage />;
  if (query.data) {
    const email = pending?.id === id ? pending.email : '';
    return <Waiting signup={query.data} email={email} onOver={() => void query.refetch()} />;
  }
  if (!query.error) return <Pending />;
  return (
    <DoorPage narrow title={t('code.title')} step="code">
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    </DoorPage>
  );
}

interface WaitingProps {
  signup: Signup;
  /** The whole address, where this tab knows it. */
  email: string;
  onOver: () => void;
}

function Waiting({ signup, email, onOver }: WaitingProps) {
  const { t } = useTranslation(['platform', 'common']);
  const { apex_url: apex } = useHost();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  async function verify(digits: string) {
    if (busy || digits.length < 6) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { data } = await client.POST('/signups/{id}/verify', {
        params: { path: { id: signup.id } },
        body: { code: digits },
      });
      if (!data) return;
      forgetSignup();
      window.location.assign(signInUrl(data.url, email, apex));
    } catch (error) {
      const failed = asProblem(error);
      setProblem(failed);
      setBusy(false);
      if (failed.status === 410) onOver();
      if (failed.code === 'platform.signup_code_wrong') setCode('');
    }
  }

  const wrong = problem?.code === 'platform.signup_code_wrong';
  return (
    <DoorPage
      narrow
      step="code"
      title={t('code.title')}
      body={
        <Trans
          t={t}
          i18nKey="code.body"
          values={{ email: email || signup.email }}
          components={{ address: <strong dir="ltr" className={classes.address} /> }}
        />
      }
    >
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void verify(code);
        }}
      >
        <Stack gap="md">
          <CodeField
            label={t('code.label')}
            name="code"
            value={code}
            onChange={setCode}
            onComplete={(digits) => void verify(digits)}
            error={wrong ? <WrongCode problem={problem} /> : undefined}
            required
            withAsterisk={false}
            autoFocus
          />
          <FormProblem problem={wrong ? undefined : problem} />
          <Button type="submit" size="md" loading={busy} disabled={code.length < 6} fullWidth>
            {t('code.submit')}
          </Button>
        </Stack>
      </form>
      <Stack gap="xs">
        <Resend signup={signup} onSent={() => setProblem(undefined)} onOver={onOver} />
        <Text size="sm" c="dimmed">
          {t('code.spam')}
        </Text>
        <AnchorLink to="/sign-up" search={{ change: true }} size="sm">
          {t('code.change')}
        </AnchorLink>
      </Stack>
    </DoorPage>
  );
}

function WrongCode({ problem }: { problem: Problem | undefined }) {
  const { t } = useTranslation('platform');
  const left = Number(problem?.extra.attempts_left ?? 0);
  return left > 0 ? t('code.wrong', { count: left }) : t('code.spent');
}

function Resend({ signup, onSent, onOver }: { signup: Signup; onSent: () => void; onOver: () => void }) {
  const { t } = useTranslation('platform');
  const text = useProblemText();
  const [left, waitUntil] = useCountdown(signup.resend_at);
  const [state, setState] = useState<'idle' | 'sending' | 'sent'>('idle');
  const [problem, setProblem] = useState<Problem>();

  async function resend() {
    setState('sending');
    setProblem(undefined);
    try {
      const { data } = await client.POST('/signups/{id}/resend', { params: { path: { id: signup.id } } });
      waitUntil(data?.resend_at);
      setState('sent');
      onSent();
    } catch (error) {
      const failed = asProblem(error);
      setState('idle');
      if (failed.status === 410) return onOver();
      if (failed.code === 'platform.signup_resend_too_soon' && failed.retryAfter) {
        return waitUntil(new Date(Date.now() + failed.retryAfter * 1000).toISOString());
      }
      setProblem(failed);
    }
  }

  return (
    <Stack gap={4}>
      <div role="status">
        {state === 'sent' && left > 0 ? (
          <Alert icon={<IconCircleCheck size={18} />} p="xs">
            {t('code.resent')}
          </Alert>
        ) : null}
        {problem ? (
          <Text size="sm" c="var(--mantine-color-error)">
            {text(problem)}
          </Text>
        ) : null}
      </div>
      {left > 0 ? (
        <Text size="sm" c="dimmed">
          {t('code.resend_in', { count: left })}
        </Text>
      ) : (
        <Anchor
          component="button"
          type="button"
          size="sm"
          ta="start"
          disabled={state === 'sending'}
          onClick={() => void resend()}
        >
          {t('code.resend')}
        </Anchor>
      )}
    </Stack>
  );
}

function OpenPage({ signup }: { signup: Signup }) {
  const { t } = useTranslation('platform');
  const { apex_url: apex, base_domain: domain } = useHost();
  return (
    <DoorPage
      narrow
      step="begin"
      title={t('code.open_title', { clinic: signup.chain_name })}
      body={t('code.open_body')}
    >
      <Text fw={600} dir="ltr">
        {clinicHost(signup.slug, domain)}
      </Text>
      <Button component="a" size="md" href={signInUrl(signup.url ?? '', '', apex)}>
        {t('code.open_go')}
      </Button>
    </DoorPage>
  );
}

function OverPage() {
  const { t } = useTranslation('platform');
  return (
    <DoorPage narrow step="code" title={t('code.over_title')} body={t('code.over_body')}>
      <Group>
        <ButtonLink to="/sign-up" search={{ change: true }}>
          {t('code.over_go')}
        </ButtonLink>
      </Group>
    </DoorPage>
  );
}
