import {
  Badge,
  Button,
  CopyButton,
  Group,
  Modal,
  PasswordInput,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, ifMatch } from '@/api/client';
import { FormProblem } from '@/ui/form-problem';
import { Card } from '@/ui/page';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { SidePanel } from '../access/side-panel';
import type { Channel } from './types';

/** How the chain reaches patients, channel by channel. */
export function ChannelsPart() {
  const { t } = useTranslation('messaging');
  const query = api.useQuery('get', '/message-channels', {});
  const [open, setOpen] = useState<Channel>();
  return (
    <Stack gap="md">
      <DataState query={query}>
        {({ items }) => (
          <>
            {items.map((c) => (
              <ChannelCard key={c.channel} channel={c} onOpen={() => setOpen(c)} />
            ))}
          </>
        )}
      </DataState>
      <Card>
        <Title order={2} size="h3">
          {t('channel.email')}
        </Title>
        <Text c="dimmed">{t('channels.email_body')}</Text>
      </Card>
      <SidePanel
        opened={Boolean(open)}
        onClose={() => setOpen(undefined)}
        title={open ? t(`channel.${open.channel}`) : ''}
      >
        {open ? <ChannelForm channel={open} onDone={() => setOpen(undefined)} /> : null}
      </SidePanel>
    </Stack>
  );
}

const vendors = { twilio: 'Twilio', meta: 'Meta' };

function ChannelCard({ channel: c, onOpen }: { channel: Channel; onOpen: () => void }) {
  const { t } = useTranslation('messaging');
  const [testing, setTesting] = useState(false);
  const state = c.vendor ? (c.active ? 'on' : 'off') : 'none';
  return (
    <Card>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} size="h3">
            {t(`channel.${c.channel}`)}
          </Title>
          <Group gap="xs" mt={4}>
            <Badge variant="dot" color={state === 'on' ? 'green' : 'gray'} radius="sm" tt="none" fw={500}>
              {t(`channels.${state}`)}
            </Badge>
            {c.vendor ? (
              <Text size="sm" c="dimmed">
                {vendors[c.vendor]} · <bdi>{c.sender}</bdi>
              </Text>
            ) : null}
          </Group>
          {c.stand_in ? (
            <Text size="sm" c="dimmed" mt={4}>
              {t('channels.stand_in')}
            </Text>
          ) : null}
        </div>
        <Group gap="xs">
          {state === 'on' || c.stand_in ? (
            <Button variant="default" onClick={() => setTesting(true)}>
              {t('channels.test')}
            </Button>
          ) : null}
          <Button variant="default" onClick={onOpen}>
            {t('channels.edit')}
          </Button>
        </Group>
      </Group>
      <TestDialog channel={c} opened={testing} onClose={() => setTesting(false)} />
    </Card>
  );
}

function TestDialog({ channel, opened, onClose }: { channel: Channel; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation(['messaging', 'common']);
  const { form, onSubmit, sending, problem } = useApiForm({
    mode: 'controlled',
    initialValues: { to: '' },
    send: async ({ to }) => {
      await client.POST('/message-channels/test', { body: { channel: channel.channel, to } });
      toast.done(t('channels.tested'));
      onClose();
    },
  });
  const code = problem?.extra?.vendor_code;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('channels.test')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <TextInput
            label={t('channels.test_to')}
            placeholder="+91 98765 43210"
            type="tel"
            dir="ltr"
            data-autofocus
            {...form.getInputProps('to')}
          />
          <FormProblem problem={problem} />
          {typeof code === 'string' ? (
            <Text size="sm" c="dimmed">
              <bdi>{t('log.vendor', { code })}</bdi>
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button type="submit" loading={sending}>
              {t('channels.test')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function ChannelForm({ channel: c, onDone }: { channel: Channel; onDone: () => void }) {
  const { t } = useTranslation(['messaging', 'common']);
  const queries = useQueryClient();
  const { form, onSubmit, sending, problem } = useApiForm({
    mode: 'controlled',
    initialValues: {
      vendor: c.vendor || ('twilio' as const),
      sender: c.sender,
      account: c.account,
      dlt_entity: c.dlt_entity,
      token: '',
      app_secret: '',
      verify_token: '',
      active: c.vendor ? c.active : true,
    },
    send: async (values) => {
      await client.PUT('/message-channels', {
        params: { header: ifMatch(c.version) },
        body: { channel: c.channel, ...values, vendor: values.vendor === 'meta' ? 'meta' : 'twilio' },
      });
      await queries.invalidateQueries({ queryKey: ['get', '/message-channels'] });
      toast.done(t('channels.saved'));
      onDone();
    },
  });
  const vendor = form.values.vendor === 'meta' ? 'meta' : 'twilio';
  const webhook = c.webhook.replace(/(twilio|meta)$/, vendor);
  const kept = c.has_secret ? t('channels.kept') : undefined;
  return (
    <form onSubmit={onSubmit} noValidate autoComplete="off">
      <Stack gap="sm">
        <Select
          label={t('channels.vendor')}
          allowDeselect={false}
          data={[
            { value: 'twilio', label: 'Twilio' },
            ...(c.channel === 'whatsapp' ? [{ value: 'meta', label: 'Meta' }] : []),
          ]}
          {...form.getInputProps('vendor')}
        />
        <TextInput label={t('channels.account')} dir="ltr" {...form.getInputProps('account')} />
        <TextInput label={t(`channels.sender.${vendor}`)} dir="ltr" required {...form.getInputProps('sender')} />
        <PasswordInput
          label={t(`channels.token.${vendor}`)}
          description={kept}
          autoComplete="new-password"
          {...form.getInputProps('token')}
        />
        {vendor === 'meta' ? (
          <>
            <PasswordInput
              label={t('channels.app_secret')}
              description={kept}
              autoComplete="new-password"
              {...form.getInputProps('app_secret')}
            />
            <TextInput label={t('channels.verify')} description={kept} {...form.getInputProps('verify_token')} />
          </>
        ) : null}
        {c.channel === 'sms' ? (
          <TextInput label={t('channels.dlt')} dir="ltr" {...form.getInputProps('dlt_entity')} />
        ) : null}
        <CopyButton value={webhook}>
          {({ copied, copy }) => (
            <TextInput
              label={t('channels.webhook')}
              value={webhook}
              dir="ltr"
              readOnly
              rightSectionWidth={90}
              rightSection={
                <Button size="compact-xs" variant="subtle" onClick={copy}>
                  {t(copied ? 'common:action.copied' : 'common:action.copy')}
                </Button>
              }
            />
          )}
        </CopyButton>
        <Switch label={t('channels.active')} {...form.getInputProps('active', { type: 'checkbox' })} />
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
