import { Anchor, Button, Code, CopyButton, Group, Stack, Text } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '@/ui/code-field';
import classes from './factor.module.css';
import type { Flow } from './kratos';
import { useSaid } from './messages';
import { totpOf } from './settings';
import type { FlowState } from './use-flow';

interface Props {
  state: FlowState;
  onDone: (flow: Flow) => void;
}

/** Connects an authenticator app: the picture, the key as text, and the code that proves it. */
export function TotpSetup({ state, onDone }: Props) {
  const { t } = useTranslation(['identity', 'common']);
  const { flow, busy, submit } = state;
  const said = useSaid()(flow);
  const [code, setCode] = useState('');
  if (!flow) return null;
  const { qr, secret } = totpOf(flow);

  async function send(digits: string) {
    const next = await submit({ method: 'totp', totp_code: digits });
    setCode('');
    if (next?.state === 'success') onDone(next);
  }

  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send(code);
      }}
    >
      <Stack gap="md">
        <div>
          <Text fw={600}>{t('enrol.scan')}</Text>
          <Text size="sm" c="dimmed">
            {t('enrol.scan_hint')}
          </Text>
        </div>
        {qr ? <img src={qr} alt={t('enrol.scan_alt')} className={classes.qr} width={192} height={192} /> : null}
        <Stack gap={4}>
          <Text size="sm">{t('enrol.text_key')}</Text>
          <Group gap="xs">
            <Code className={classes.secret} dir="ltr" data-testid="totp-secret">
              {secret.match(/.{1,4}/g)?.join(' ')}
            </Code>
            <CopyButton value={secret}>
              {({ copied, copy }) => (
                <Anchor component="button" type="button" size="sm" onClick={copy}>
                  {copied ? t('common:action.copied') : t('common:action.copy')}
                </Anchor>
              )}
            </CopyButton>
          </Group>
        </Stack>
        <CodeField
          label={t('enrol.code_label')}
          name="totp_code"
          value={code}
          onChange={setCode}
          onComplete={(digits) => void send(digits)}
          error={said.fields.totp_code}
          required
          withAsterisk={false}
        />
        <Button type="submit" size="md" loading={busy}>
          {t('enrol.confirm')}
        </Button>
      </Stack>
    </form>
  );
}
