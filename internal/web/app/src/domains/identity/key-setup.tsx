import { Button, Stack, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FlowNotes } from './flow-notes';
import { type Flow, nodeValue } from './kratos';
import { useSaid } from './messages';
import type { FlowState } from './use-flow';
import { useKey } from './use-key';
import { makeKey } from './webauthn';

interface Props {
  state: FlowState;
  onDone: (flow: Flow) => void;
}

/** Registers a security key as the second factor. */
export function KeySetup({ state, onDone }: Props) {
  const { t } = useTranslation(['identity', 'common']);
  const { flow, busy } = state;
  const said = useSaid()(flow);
  const key = useKey(state);
  const [name, setName] = useState(t('enrol.key_name_default'));

  async function register(event: FormEvent) {
    event.preventDefault();
    if (!flow) return;
    const next = await key.use(async () => ({
      method: 'webauthn',
      webauthn_register: await makeKey(nodeValue(flow, 'webauthn_register_trigger')),
      webauthn_register_displayname: name.trim() || t('enrol.key_name_default'),
    }));
    if (next?.state === 'success') onDone(next);
  }

  return (
    <form onSubmit={(event) => void register(event)}>
      <Stack gap="md">
        <FlowNotes said={{ ...said, infos: [] }} problem={key.problem} notice={key.text} />
        <TextInput
          label={t('enrol.key_name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={60}
        />
        <Button type="submit" size="md" leftSection={<IconKey size={18} aria-hidden />} loading={busy}>
          {t('enrol.key_start')}
        </Button>
      </Stack>
    </form>
  );
}
