import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, idempotency } from '@/api/client';
import { useMay } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { toast } from '@/ui/toast';
import { useRefreshMessages } from './queries';
import type { Message } from './types';

/** What can be done about a message, by where it stands. */
export function MessageActs({ message: m, log = false }: { message: Message; log?: boolean }) {
  const { t } = useTranslation('messaging');
  const refresh = useRefreshMessages();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<'cancel' | 'resend'>();
  const [key] = useState(() => crypto.randomUUID());
  if (!useMay()('messages.send')) return null;
  const params = { path: { id: m.id } };
  const name = m.patient_name;

  async function retry() {
    setBusy(true);
    try {
      await client.POST('/messages/{id}/retry', { params });
      await refresh();
      toast.done(t('act.retried'));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  async function go() {
    if (asking === 'cancel') {
      await client.POST('/messages/{id}/cancel', { params });
      toast.done(t('act.cancelled'));
    } else {
      const header = idempotency(key);
      await client.POST('/messages/{id}/resend', { params: { ...params, header } });
      toast.done(t('act.resent'));
    }
    await refresh();
  }

  return (
    <>
      {m.status === 'failed' || m.status === 'suppressed' ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={busy}
          aria-label={t('act.retry_of', { name })}
          onClick={() => void retry()}
        >
          {t('act.retry')}
        </Button>
      ) : null}
      {m.status === 'scheduled' || m.status === 'queued' ? (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          aria-label={t('act.cancel_of', { name })}
          onClick={() => setAsking('cancel')}
        >
          {t('act.cancel')}
        </Button>
      ) : null}
      {log && ['sent', 'delivered', 'read'].includes(m.status) ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setAsking('resend')}>
          {t('act.resend')}
        </Button>
      ) : null}
      <ConfirmDialog
        opened={Boolean(asking)}
        onClose={() => setAsking(undefined)}
        title={asking ? t(`act.${asking}_title`) : ''}
        confirm={asking ? t(`act.${asking}`) : ''}
        danger={asking === 'cancel'}
        onConfirm={go}
      >
        {asking ? t(`act.${asking}_body`, { name }) : ''}
      </ConfirmDialog>
    </>
  );
}
