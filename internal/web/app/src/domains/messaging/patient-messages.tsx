import { Button, Group, Select, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import { IconMessages, IconSend } from '@tabler/icons-react';
import clsx from 'clsx';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, idempotency } from '@/api/client';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { FormProblem } from '@/ui/form-problem';
import { Card } from '@/ui/page';
import { EmptyState, ErrorState, LoadingRows } from '@/ui/states';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { Instant } from '@/ui/values';
import { MessageActs } from './message-acts';
import { MessageReason, MessageStatus } from './message-status';
import classes from './messaging.module.css';
import { PatientWishes } from './patient-wishes';
import { usePatientMessages, useRefreshMessages } from './queries';
import { channels, type Message } from './types';

/** What a patient was told and wrote, what waits, and a place to write. */
export function PatientMessages({ patientId }: { patientId: string }) {
  const { t } = useTranslation(['messaging', 'common']);
  const may = useMay();
  const pages = usePatientMessages(patientId);
  const found = pages.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
      <div>
        <Card padded={false}>
          {pages.isPending ? <LoadingRows /> : null}
          {pages.error && !pages.data ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
          {pages.data && found.length === 0 ? (
            <EmptyState icon={IconMessages} title={t('log.none')}>
              {t('log.none_body')}
            </EmptyState>
          ) : null}
          {found.map((m) => (
            <Entry key={m.id} message={m} />
          ))}
        </Card>
        {pages.hasNextPage ? (
          <Stack align="center" mt="md">
            <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('common:action.more')}
            </Button>
          </Stack>
        ) : null}
      </div>
      <Stack gap="md">
        {may('messages.send') ? <Write patientId={patientId} /> : null}
        <PatientWishes patientId={patientId} />
      </Stack>
    </SimpleGrid>
  );
}

function Entry({ message: m }: { message: Message }) {
  const { t } = useTranslation('messaging');
  return (
    <article className={classes.entry}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>
          {t(`kind.${m.kind}`)}
          {m.channel ? (
            <Text span c="dimmed" fw={400}>
              {' · '}
              {t(`channel.${m.channel}`)}
            </Text>
          ) : null}
        </Text>
        <MessageStatus message={m} />
      </Group>
      <Times message={m} />
      <MessageReason message={m} />
      {m.text ? (
        <div className={clsx(classes.text, m.kind === 'reply' && classes.theirs)} dir="auto">
          {m.text}
        </div>
      ) : null}
      <Group gap={6} className={classes.acts}>
        <MessageActs message={m} log />
      </Group>
    </article>
  );
}

/** When it was due, and when it got how far. */
function Times({ message: m }: { message: Message }) {
  const { t } = useTranslation('messaging');
  const zone = m.time_zone ? { zone: m.time_zone } : {};
  const steps = [
    m.status === 'received' ? (['received', m.created_at] as const) : (['due', m.sent_at ? null : m.due_at] as const),
    ['sent', m.sent_at] as const,
    ['delivered', m.delivered_at] as const,
    ['read', m.read_at] as const,
  ].filter(([, at]) => at);
  return (
    <Text size="sm" c="dimmed">
      {steps.map(([step, at], i) => (
        <span key={step}>
          {i > 0 ? ' · ' : ''}
          {t(`log.${step}`)} <Instant value={at ?? ''} {...zone} />
        </span>
      ))}
    </Text>
  );
}

function Write({ patientId }: { patientId: string }) {
  const { t } = useTranslation(['messaging', 'common']);
  const { branch } = useBranch();
  const refresh = useRefreshMessages();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const { form, onSubmit, sending, problem } = useApiForm({
    mode: 'controlled',
    initialValues: { text: '', channel: '' },
    validate: { text: (text) => (text.trim() ? null : t('common:field.required')) },
    send: async ({ text, channel }) => {
      await client.POST('/patients/{id}/messages', {
        params: { path: { id: patientId }, header: idempotency(key) },
        body: {
          text,
          ...(channel ? { channel: channel as 'sms' } : {}),
          ...(branch ? { branch_id: branch.id } : {}),
        },
      });
      setKey(crypto.randomUUID());
      form.reset();
      await refresh();
      toast.done(t('write.done'));
    },
  });
  return (
    <Card>
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="sm">
          <Title order={2} size="h3">
            {t('write.title')}
          </Title>
          <Textarea
            label={t('write.text')}
            description={t('write.hint')}
            autosize
            minRows={3}
            maxLength={1000}
            dir="auto"
            {...form.getInputProps('text')}
          />
          <Select
            label={t('write.channel')}
            placeholder={t('write.best')}
            clearable
            data={channels.map((c) => ({ value: c, label: t(`channel.${c}`) }))}
            value={form.values.channel || null}
            onChange={(c) => form.setFieldValue('channel', c ?? '')}
            error={form.errors.channel}
          />
          <FormProblem problem={problem} />
          <Group justify="flex-end">
            <Button type="submit" loading={sending} leftSection={<IconSend size={16} aria-hidden />}>
              {t('write.send')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Card>
  );
}
