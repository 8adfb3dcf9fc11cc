import { ActionIcon, Group, Stack, Switch, Text, Title } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, client, ifMatch, type Schema } from '@/api/client';
import { useLocale } from '@/app/locale';
import { useMay } from '@/app/session';
import { formatWallTime } from '@/ui/format';
import { ButtonLink } from '@/ui/links';
import { Card } from '@/ui/page';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { channels, kinds } from './types';

type Settings = Schema<'MessageSettings'>;

/** Which kinds go out, when, and by which channel first. */
export function KindsPart() {
  const query = api.useQuery('get', '/message-settings', {});
  return (
    <Stack gap="md">
      {useMay()('settings.read') ? <Hours /> : null}
      <DataState query={query}>{(settings) => <Loaded settings={settings} />}</DataState>
    </Stack>
  );
}

function Hours() {
  const { t } = useTranslation('messaging');
  const { tag } = useLocale();
  const query = api.useQuery('get', '/settings', {});
  return (
    <Card>
      <Title order={2} size="h3" mb="xs">
        {t('hours.title')}
      </Title>
      <DataState query={query}>
        {({ effective: e }) => (
          <Stack gap={6} align="flex-start">
            <Text>
              {t('hours.range', {
                from: formatWallTime(e.messages_from, tag),
                until: formatWallTime(e.messages_until, tag),
              })}
            </Text>
            <Text>
              {e.reminder_hours?.length
                ? t('hours.reminders', { hours: new Intl.ListFormat(tag).format(e.reminder_hours.map(String)) })
                : t('hours.no_reminders')}
            </Text>
            <ButtonLink to="/settings/chain" variant="subtle" size="compact-sm">
              {t('hours.change')}
            </ButtonLink>
          </Stack>
        )}
      </DataState>
    </Card>
  );
}

function Loaded({ settings }: { settings: Settings }) {
  const { t } = useTranslation('messaging');
  const queries = useQueryClient();

  async function save(change: Partial<Pick<Settings, 'kinds_off' | 'channels'>>) {
    try {
      const { kinds_off, channels: order, version } = settings;
      await client.PUT('/message-settings', {
        params: { header: ifMatch(version) },
        body: { kinds_off, channels: order, ...change },
      });
      toast.done(t('kinds.saved'), { id: 'message-settings' });
    } catch (error) {
      toast.failed(error);
    }
    await queries.invalidateQueries({ queryKey: ['get', '/message-settings'] });
  }

  const off = settings.kinds_off;
  const order = settings.channels;
  return (
    <>
      <Card>
        <Title order={2} size="h3" mb="sm">
          {t('kinds.title')}
        </Title>
        <Stack gap="sm">
          {kinds.map((k) => (
            <Switch
              key={k}
              label={t(`kind.${k}`)}
              checked={!off.includes(k)}
              onChange={(e) =>
                void save({ kinds_off: e.currentTarget.checked ? off.filter((o) => o !== k) : [...off, k] })
              }
            />
          ))}
        </Stack>
      </Card>
      <Card>
        <Title order={2} size="h3" mb="sm">
          {t('kinds.order')}
        </Title>
        <Stack gap="xs">
          {[...order, ...channels.filter((c) => !order.includes(c))].map((c, at) => {
            const name = channels.find((known) => known === c) ?? 'email';
            const used = order.includes(c);
            return (
              <Group key={c} gap="sm" wrap="nowrap">
                <Switch
                  label={t(`channel.${name}`)}
                  checked={used}
                  disabled={used && order.length === 1}
                  onChange={() => void save({ channels: used ? order.filter((o) => o !== c) : [...order, c] })}
                  flex={1}
                />
                {used && at > 0 ? (
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('kinds.up', { channel: t(`channel.${name}`) })}
                    onClick={() => {
                      const next = order.filter((o) => o !== c);
                      next.splice(at - 1, 0, c);
                      void save({ channels: next });
                    }}
                  >
                    <IconArrowUp size={16} aria-hidden />
                  </ActionIcon>
                ) : null}
                {used ? null : (
                  <Text size="sm" c="dimmed">
                    {t('kinds.off')}
                  </Text>
                )}
              </Group>
            );
          })}
        </Stack>
      </Card>
    </>
  );
}
