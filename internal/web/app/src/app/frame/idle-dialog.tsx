import { Button, Group, Modal, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '@/domains/identity/use-sign-out';
import { meQuery, useMe } from '../session';
import { useIdle } from './use-idle';

/** Asks whether anybody is there before an idle session ends, and ends it. */
export function IdleDialog() {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const signOut = useSignOut();
  const [left, stay] = useIdle({
    minutes: me.session.idle_minutes,
    onActive: () => void queries.invalidateQueries({ queryKey: meQuery.queryKey }),
    onIdle: () => void signOut('idle'),
  });
  return (
    <Modal opened={left !== undefined} onClose={stay} title={t('idle.title')} withCloseButton={false}>
      <Text>{t('idle.body', { count: left ?? 0 })}</Text>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={() => void signOut()}>
          {t('action.sign_out')}
        </Button>
        <Button onClick={stay} data-autofocus>
          {t('idle.stay')}
        </Button>
      </Group>
    </Modal>
  );
}
