import { Button, Divider, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '@/app/host';
import { AnchorLink } from '@/ui/links';
import { AuthPage } from './auth-page';
import { FlowNotes } from './flow-notes';
import { nodeValue, offers } from './kratos';
import { hasErrors, useSaid } from './messages';
import type { FlowState } from './use-flow';
import { useKey } from './use-key';
import { canUseKeys, proveKey } from './webauthn';

interface Props {
  state: FlowState;
  reason?: 'idle' | 'ended' | 'welcome';
  /** Somebody who is signed in confirms that it is still they. */
  refresh?: boolean;
  returnTo?: string;
}

/** The e-mail another page handed over in the address: `#email=…`. It is taken out again. */
function emailInHash(): string {
  const email = new URLSearchParams(window.location.hash.slice(1)).get('email') ?? '';
  if (window.location.hash)
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
  return email;
}

/** The first step of signing in: e-mail and password, or a passkey. */
export function PasswordStep({ state, reason, refresh = false, returnTo }: Props) {
  const { t } = useTranslation(['identity', 'common']);
  const { tenant } = useHost();
  const { flow, problem, busy, expired, submit } = state;
  const [email, setEmail] = useState(emailInHash);
  const [password, setPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);
  const said = useSaid()(flow);
  const key = useKey(state);

  const known = flow ? nodeValue(flow, 'identifier') : '';
  const identifier = refresh && known ? known : email;

  useEffect(() => {
    if (!flow || !hasErrors(flow)) return; // each failed try brings the flow anew
    setPassword('');
    passwordField.current?.focus();
  }, [flow]);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    void submit({ method: 'password', identifier: identifier.trim(), password });
  }

  function onPasskey() {
    if (!flow) return;
    void key.use(async () => ({
      method: 'passkey',
      passkey_login: await proveKey(nodeValue(flow, 'passkey_challenge')),
    }));
  }

  const notice = expired ? t('sign_in.expired') : reason ? t(`sign_in.${reason}`) : undefined;
  return (
    <AuthPage
      title={
        refresh ? t('sign_in.refresh_title') : tenant ? t('sign_in.to', { clinic: tenant.name }) : t('sign_in.title')
      }
      body={refresh ? t('sign_in.refresh_body') : undefined}
    >
      <FlowNotes said={said} problem={problem ?? key.problem} notice={key.text ?? notice} />
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <TextInput
            label={t('sign_in.email')}
            type="email"
            name="identifier"
            autoComplete="username"
            inputMode="email"
            dir="ltr"
            required
            withAsterisk={false}
            readOnly={refresh && known !== ''}
            value={identifier}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={said.fields.identifier}
            autoFocus={email === ''}
          />
          <PasswordInput
            ref={passwordField}
            label={t('sign_in.password')}
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={said.fields.password}
            visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
            autoFocus={email !== ''}
          />
          <Button type="submit" size="md" loading={busy} fullWidth>
            {refresh ? t('common:action.confirm') : t('sign_in.submit')}
          </Button>
        </Stack>
      </form>
      {flow && offers(flow, 'passkey') && canUseKeys() ? (
        <>
          <Divider label={t('sign_in.or')} />
          <Button
            variant="default"
            size="md"
            leftSection={<IconFingerprint size={18} aria-hidden />}
            onClick={onPasskey}
            disabled={busy}
            fullWidth
          >
            {t('sign_in.passkey')}
          </Button>
        </>
      ) : null}
      {refresh ? null : (
        <Group justify="center">
          <AnchorLink to="/auth/recovery" search={{ return_to: returnTo }} size="sm">
            {t('sign_in.forgot')}
          </AnchorLink>
        </Group>
      )}
    </AuthPage>
  );
}
