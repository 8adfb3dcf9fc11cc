import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schema } from '@/api/client';
import { asProblem, Problem } from '@/api/problem';
import { Pending } from '@/app/pending';
import { usePermissionWords } from '@/domains/access/words';
import { changeLanguage } from '@/i18n/i18n';
import { hasStoredLanguage, isLanguage } from '@/i18n/languages';
import { FormProblem } from '@/ui/form-problem';
import { ButtonLink } from '@/ui/links';
import { useProblemText } from '@/ui/problem-text';
import { useApiForm } from '@/ui/use-api-form';
import { AuthPage } from './auth-page';
import { NewPassword } from './new-password';
import { checkPassword } from './password';

type Invitation = Schema<'OpenedInvitation'>;

/** The token out of the address, kept for a reload of this tab and taken out of the address bar. */
function useToken(): string {
  const [token] = useState(() => window.location.hash.slice(1) || (sessionStorage.getItem('praxis-invitation') ?? ''));
  useEffect(() => {
    sessionStorage.setItem('praxis-invitation', token);
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [token]);
  return token;
}

/** Goes on in the language the invitation was written in, unless another was chosen on this device. */
async function speak(language: string | undefined): Promise<void> {
  if (isLanguage(language) && !hasStoredLanguage()) await changeLanguage(language, false);
}

/** Where the link of an invitation leads: who invites, and the account to come. */
export function InvitationPage() {
  const token = useToken();
  const [invitation, setInvitation] = useState<Invitation>();
  const [problem, setProblem] = useState<unknown>();

  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    if (!token) return setProblem(new Problem(404));
    client
      .POST('/invitations/open', { body: { token } })
      .then(async ({ data }) => {
        await speak(data?.language);
        setInvitation(data);
      })
      .catch(setProblem);
  }, [token]);

  if (problem) return <Unusable problem={problem} token={token} />;
  return invitation ? <Accept invitation={invitation} token={token} /> : <Pending />;
}

/** Why a link leads nowhere, as exactly as the server says it, and what to do instead. */
function Unusable({ problem, token }: { problem: unknown; token: string }) {
  const { t } = useTranslation('identity');
  const text = useProblemText();
  const failed = asProblem(problem);
  const used = failed.code === 'identity.invitation_used';
  const said = failed.status === 410 || failed.status >= 429 || failed.offline;
  const body = !token ? t('invitation.no_token') : said ? text(failed) : t('invitation.bad_body');
  return (
    <AuthPage title={t(used ? 'invitation.used_title' : 'invitation.bad_title')} body={body}>
      <ButtonLink to="/auth/login" variant={used ? 'filled' : 'default'} size="md">
        {t(used ? 'sign_in.title' : 'recovery.back')}
      </ButtonLink>
    </AuthPage>
  );
}

function Accept({ invitation, token }: { invitation: Invitation; token: string }) {
  const { t } = useTranslation('identity');
  const navigate = useNavigate();
  const words = usePermissionWords();
  const { has_account: known, chain_name: clinic, email, inviter, roles } = invitation;
  const { form, onSubmit, sending, problem } = useApiForm({
    mode: 'controlled',
    initialValues: { name: invitation.name, password: '' },
    send: async ({ name, password }) => {
      await client.POST('/invitations/accept', { body: known ? { token } : { token, name, password } });
      sessionStorage.removeItem('praxis-invitation');
      await navigate({ to: '/auth/login', search: {}, hash: `email=${encodeURIComponent(email)}` });
    },
  });
  const { name, password } = form.values;
  const avoid = [email, name, clinic];
  const ready = known || (name.trim() !== '' && checkPassword(password, avoid).ok);

  return (
    <AuthPage title={t('invitation.title')} body={t('invitation.body', { inviter, clinic })}>
      <FormProblem problem={problem} />
      <Stack gap={6}>
        <Text size="sm" c="dimmed">
          {t('invitation.as')}
        </Text>
        <Group gap="xs">
          {roles.map((role) => (
            <Badge key={role.key} variant="light" size="lg" tt="none">
              {words.roleName({ ...role, builtin: true })}
            </Badge>
          ))}
        </Group>
      </Stack>
      <form onSubmit={onSubmit}>
        <Stack gap="md">
          <TextInput label={t('invitation.email')} value={email} readOnly dir="ltr" autoComplete="username" />
          {known ? (
            <Text size="sm">{t('invitation.has_account')}</Text>
          ) : (
            <>
              <TextInput label={t('invitation.name')} autoComplete="name" {...form.getInputProps('name')} />
              <NewPassword
                label={t('invitation.password')}
                avoid={avoid}
                {...form.getInputProps('password')}
                value={password}
              />
            </>
          )}
          <Button type="submit" size="md" loading={sending} disabled={!ready}>
            {t('invitation.accept')}
          </Button>
        </Stack>
      </form>
    </AuthPage>
  );
}
