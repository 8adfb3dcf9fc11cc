import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '@/api/client';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { DataState, LoadingRows } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Ago } from '@/ui/values';
import { Section } from './security-section';
import { deviceOf } from './user-agent';

type Session = Schema<'Session'>;

/** Every session of the account, and an end to those one does not know. */
export function SessionsSection() {
  const { t } = useTranslation(['identity', 'common']);
  const queries = useQueryClient();
  const query = api.useQuery('get', '/sessions');
  const [asking, setAsking] = useState(false);
  const others = query.data?.items.filter((s) => !s.current) ?? [];

  async function refresh() {
    await queries.invalidateQueries({ queryKey: ['get', '/sessions'] });
  }

  async function end(session: Session) {
    try {
      await client.DELETE('/sessions/{id}', { params: { path: { id: session.id } } });
      toast.done(t('security.session_ended'), { id: 'session-ended' });
    } catch (error) {
      toast.failed(error);
    }
    await refresh();
  }

  async function endOthers() {
    await client.POST('/sessions/end-others');
    toast.done(t('security.sessions_ended'));
    await refresh();
  }

  return (
    <Section
      title={t('security.sessions')}
      body={t('security.sessions_body')}
      action={
        others.length > 0 ? (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('security.sessions_end_others')}
          </Button>
        ) : null
      }
    >
      <DataState query={query} loading={<LoadingRows rows={2} />}>
        {({ items }) => (
          <Stack gap="sm">
            {items.map((s) => (
              <SessionRow key={s.id} session={s} onEnd={() => void end(s)} />
            ))}
            {items.length === 1 ? (
              <Text size="sm" c="dimmed">
                {t('security.sessions_only')}
              </Text>
            ) : null}
          </Stack>
        )}
      </DataState>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('security.sessions_end_title')}
        confirm={t('security.sessions_end_others')}
        danger
        onConfirm={endOthers}
      >
        {t('security.sessions_end_body')}
      </ConfirmDialog>
    </Section>
  );
}

function SessionRow({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { t } = useTranslation('identity');
  const device = deviceOf(session.user_agent);
  const mobile = device?.system === 'iOS' || device?.system === 'Android';
  const Icon = mobile ? IconDeviceMobile : IconDeviceDesktop;
  const name = device ? t('security.session_on', device) : t('security.session_unknown');
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Icon size={20} aria-hidden />
        <div>
          <Group gap="xs">
            <Text fw={500}>{name}</Text>
            {session.current ? <Badge variant="light">{t('security.session_current')}</Badge> : null}
          </Group>
          <Text size="sm" c="dimmed">
            {session.ip ? <bdi>{t('security.session_from', { ip: session.ip })}</bdi> : null}
            {session.ip ? ' · ' : null}
            {t('security.session_seen')} <Ago value={session.last_seen_at} />
            {session.aal === 2 ? ` · ${t('security.session_factor')}` : null}
          </Text>
        </div>
      </Group>
      {session.current ? null : (
        <Button
          variant="default"
          size="compact-sm"
          flex="none"
          aria-label={t('security.session_end_of', { device: name })}
          onClick={onEnd}
        >
          {t('security.session_end')}
        </Button>
      )}
    </Group>
  );
}
