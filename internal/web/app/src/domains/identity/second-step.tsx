import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '@/ui/code-field';
import { AuthPage } from './auth-page';
import { FlowNotes } from './flow-notes';
import { type Flow, nodeValue, type Way, waysOf } from './kratos';
import { useSaid } from './messages';
import type { FlowState } from './use-flow';
import { useKey } from './use-key';
import { proveKey } from './webauthn';

const wordsOf = { totp: 'use_totp', webauthn: 'use_key', lookup_secret: 'use_lookup' } as const;
const bodyOf = { totp: 'totp_body', webauthn: 'key_body', lookup_secret: 'lookup_body' } as const;

/** The second step of signing in: the app's code, a security key or a recovery code. */
export function SecondStep({ state, onLeave }: { state: FlowState; onLeave: () => void }) {
  const { t } = useTranslation(['identity', 'common']);
  const { flow, problem, expired } = state;
  const said = useSaid()(flow);
  const offered = flow ? waysOf(flow) : [];
  const [chosen, setChosen] = useState<Way>();
  const way = chosen ?? offered[0] ?? 'totp';
  const key = useKey(state);

  return (
    <AuthPage
      title={t('second.title')}
      body={t(`second.${bodyOf[way]}`)}
      footer={
        <>
          {offered.length > 1 ? (
            <Stack gap={6}>
              <Text size="sm" c="dimmed">
                {t('second.other')}
              </Text>
              {offered
                .filter((other) => other !== way)
                .map((other) => (
                  <Anchor
                    key={other}
                    component="button"
                    type="button"
                    size="sm"
                    ta="start"
                    onClick={() => setChosen(other)}
                  >
                    {t(`second.${wordsOf[other]}`)}
                  </Anchor>
                ))}
            </Stack>
          ) : null}
          <Group>
            <Anchor component="button" type="button" size="sm" onClick={onLeave}>
              {t('second.wrong_person')}
            </Anchor>
          </Group>
        </>
      }
    >
      <FlowNotes
        said={said}
        problem={problem ?? key.problem}
        notice={key.text ?? (expired ? t('sign_in.expired') : undefined)}
      />
      {way === 'totp' ? <TotpForm state={state} error={said.fields.totp_code} /> : null}
      {way === 'lookup_secret' ? <LookupForm state={state} error={said.fields.lookup_secret} /> : null}
      {way === 'webauthn' && flow ? (
        <Button
          size="md"
          leftSection={<IconKey size={18} aria-hidden />}
          loading={state.busy}
          onClick={() => void key.use(() => keyStep(flow))}
        >
          {t('second.key_button')}
        </Button>
      ) : null}
    </AuthPage>
  );
}

async function keyStep(flow: Flow): Promise<Record<string, unknown>> {
  const proof = await proveKey(nodeValue(flow, 'webauthn_login_trigger'));
  const identifier = nodeValue(flow, 'identifier');
  return { method: 'webauthn', webauthn_login: proof, ...(identifier ? { identifier } : {}) };
}

function TotpForm({ state, error }: { state: FlowState; error?: string }) {
  const { t } = useTranslation(['identity', 'common']);
  const [code, setCode] = useState('');

  function send(digits: string) {
    void state.submit({ method: 'totp', totp_code: digits }).then(() => setCode(''));
  }

  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        send(code);
      }}
    >
      <Stack gap="md">
        <CodeField
          label={t('second.totp_label')}
          name="totp_code"
          value={code}
          onChange={setCode}
          onComplete={send}
          error={error}
          autoFocus
          required
          withAsterisk={false}
        />
        <Button type="submit" size="md" loading={state.busy}>
          {t('second.submit')}
        </Button>
      </Stack>
    </form>
  );
}

function LookupForm({ state, error }: { state: FlowState; error?: string }) {
  const { t } = useTranslation(['identity', 'common']);
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void state.submit({ method: 'lookup_secret', lookup_secret: code.trim().toLowerCase() });
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('second.lookup_label')}
          name="lookup_secret"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={error}
          dir="ltr"
          ff="monospace"
          autoComplete="off"
          autoFocus
          required
          withAsterisk={false}
        />
        <Button type="submit" size="md" loading={state.busy}>
          {t('second.submit')}
        </Button>
      </Stack>
    </form>
  );
}
