import { ActionIcon, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { IconFingerprint, IconKey, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { formatInstant } from '@/ui/format';
import { toast } from '@/ui/toast';
import { FlowNotes } from './flow-notes';
import { KeySetup } from './key-setup';
import { nodeValue, offers } from './kratos';
import { Section } from './security-section';
import { keysOf, type RegisteredKey, totpOf } from './settings';
import type { FlowState } from './use-flow';
import { useKey } from './use-key';
import { canUseKeys, makeKey } from './webauthn';

interface Props {
  state: FlowState;
  method: RegisteredKey['method'];
  required: boolean;
}

/** Security keys, the second factor, or passkeys, in place of the password: those there are, and one more. */
export function KeysSection({ state, method, required }: Props) {
  const { t } = useTranslation(['identity', 'common']);
  const { tag } = useLocale();
  const key = useKey(state);
  const [naming, setNaming] = useState(false);
  const [removing, setRemoving] = useState<RegisteredKey>();
  const { flow } = state;
  if (!flow || !offers(flow, method)) return null;

  const passkey = method === 'passkey';
  const keys = keysOf(flow).filter((k) => k.method === method);
  const last = required && keys.length === 1 && !totpOf(flow).on;
  const nameOf = (k: RegisteredKey) => k.name || t('security.key_unnamed');
  const Icon = passkey ? IconFingerprint : IconKey;

  async function addPasskey() {
    if (!flow) return;
    const next = await key.use(async () => ({
      method: 'passkey',
      passkey_settings_register: await makeKey(nodeValue(flow, 'passkey_create_data')),
    }));
    if (next?.state === 'success') toast.done(t('security.key_added'));
  }

  async function remove(k: RegisteredKey) {
    const next = await state.submit({ method, [`${method}_remove`]: k.id });
    if (next?.state === 'success') toast.done(t('security.key_removed', { name: nameOf(k) }));
  }

  return (
    <Section
      title={t(passkey ? 'security.passkeys' : 'security.keys')}
      body={t(passkey ? 'security.passkeys_body' : 'security.keys_body')}
      action={
        canUseKeys() ? (
          <Button variant="default" onClick={() => (passkey ? void addPasskey() : setNaming(true))}>
            {t(passkey ? 'security.passkey_add' : 'security.key_add')}
          </Button>
        ) : null
      }
    >
      <FlowNotes said={{ errors: [], infos: [], fields: {} }} problem={key.problem} notice={key.text} />
      {keys.length === 0 ? (
        <Text size="sm" c="dimmed">
          {canUseKeys() ? t('security.key_none') : t('key.unsupported')}
        </Text>
      ) : (
        <Stack gap="xs">
          {keys.map((k) => (
            <Group key={k.id} justify="space-between" wrap="nowrap">
              <Group gap="sm" wrap="nowrap">
                <Icon size={20} aria-hidden />
                <div>
                  <Text fw={500}>
                    <bdi>{nameOf(k)}</bdi>
                  </Text>
                  {k.addedAt ? (
                    <Text size="xs" c="dimmed">
                      {t('security.key_added_on', {
                        date: formatInstant(k.addedAt, tag, undefined, { dateStyle: 'medium' }),
                      })}
                    </Text>
                  ) : null}
                </div>
              </Group>
              <ActionIcon
                variant="subtle"
                color="red"
                aria-label={t('security.key_remove', { name: nameOf(k) })}
                onClick={() => setRemoving(k)}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
        </Stack>
      )}
      <Modal
        opened={naming}
        onClose={() => setNaming(false)}
        title={t('security.key_add')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <KeySetup
          state={state}
          onDone={() => {
            setNaming(false);
            toast.done(t('security.key_added'));
          }}
        />
      </Modal>
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t('security.key_remove_title', { name: removing ? nameOf(removing) : '' })}
        confirm={t('common:action.remove')}
        danger
        onConfirm={async () => {
          if (removing) await remove(removing);
        }}
      >
        {t(last ? 'security.remove_last' : 'security.key_remove_body')}
      </ConfirmDialog>
    </Section>
  );
}
