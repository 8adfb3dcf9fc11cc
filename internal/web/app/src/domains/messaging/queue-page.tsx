import { Badge, Button, Group, Select, Stack, Table, Tabs, Text } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { EmptyState, ErrorState, LoadingRows } from '@/ui/states';
import { Instant } from '@/ui/values';
import { MessageActs } from './message-acts';
import { MessageReason, MessageStatus } from './message-status';
import classes from './messaging.module.css';
import { useCounts, useQueue } from './queries';
import { kinds, type Message, type State, states } from './types';

const route = getRouteApi('/_staff/messages');

/** What patients are told: what waits, what went wrong, and what to do about it. */
export function QueuePage() {
  const { t } = useTranslation('messaging');
  const { state = 'scheduled', kind } = route.useSearch();
  const navigate = route.useNavigate();
  const counts = useCounts().data;
  const go = (next: { state?: State; kind?: string }) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <Page>
      <PageHeader
        title={t('queue.title')}
        description={t('queue.about')}
        actions={
          <Select
            aria-label={t('queue.kind')}
            placeholder={t('queue.all_kinds')}
            clearable
            value={kind ?? null}
            data={kinds.map((k) => ({ value: k, label: t(`kind.${k}`) }))}
            onChange={(k) => go({ kind: k ?? undefined } as { kind?: string })}
          />
        }
      />
      <Tabs value={state} onChange={(s) => go({ state: s as State })} keepMounted={false}>
        <Tabs.List aria-label={t('queue.show')} className={classes.tabs}>
          {states.map((s) => (
            <Tabs.Tab key={s} value={s} rightSection={s === 'sent' ? null : <Count n={counts?.[s] ?? 0} state={s} />}>
              {t(`queue.state.${s}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={state}>
          <Queue key={state} state={state} kind={kind ?? null} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Count({ n, state }: { n: number; state: State }) {
  if (n === 0) return null;
  return (
    <Badge
      size="sm"
      flex="none"
      miw={24}
      variant="light"
      color={state === 'failed' || state === 'late' ? 'red' : 'gray'}
    >
      {n}
    </Badge>
  );
}

function Queue({ state, kind }: { state: State; kind: string | null }) {
  const { t } = useTranslation(['messaging', 'common']);
  const pages = useQueue(state, kind);
  const found = pages.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <>
      <Card padded={false}>
        {pages.isPending ? <LoadingRows /> : null}
        {pages.error && !pages.data ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
        {pages.data && found.length === 0 ? <EmptyState icon={IconMessages} title={t(`queue.none.${state}`)} /> : null}
        {found.length > 0 ? <MessageTable messages={found} /> : null}
      </Card>
      {pages.hasNextPage ? (
        <Stack align="center" mt="md">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('common:action.more')}
          </Button>
        </Stack>
      ) : null}
    </>
  );
}

function MessageTable({ messages }: { messages: Message[] }) {
  const { t } = useTranslation('messaging');
  return (
    <Table verticalSpacing={10} horizontalSpacing="md">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('queue.patient')}</Table.Th>
          <Table.Th className={classes.wide}>{t('queue.kind')}</Table.Th>
          <Table.Th className={classes.wide}>{t('queue.when')}</Table.Th>
          <Table.Th className={classes.wide}>{t('queue.status')}</Table.Th>
          <Table.Th className={classes.wide}>
            <span className={classes.hidden}>{t('queue.acts')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {messages.map((m) => (
          <Line key={m.id} message={m} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Line({ message: m }: { message: Message }) {
  const { t } = useTranslation('messaging');
  const what = [t(`kind.${m.kind}`), m.channel ? t(`channel.${m.channel}`) : ''].filter(Boolean).join(' · ');
  const when = <Instant value={m.sent_at ?? m.due_at} {...(m.time_zone ? { zone: m.time_zone } : {})} />;
  const status = (
    <>
      <MessageStatus message={m} />
      <MessageReason message={m} />
    </>
  );
  return (
    <Table.Tr>
      <Table.Td>
        <Link to="/patients/$id" params={{ id: m.patient_id }} search={{ tab: 'messages' }} className={classes.name}>
          <bdi>{m.patient_name}</bdi>
        </Link>
        <div className={classes.narrow}>
          <Text size="sm">{what}</Text>
          <Text size="sm" c="dimmed">
            {when}
          </Text>
          {status}
          <Group gap={6} mt={6}>
            <MessageActs message={m} />
          </Group>
        </div>
      </Table.Td>
      <Table.Td className={classes.wide}>{what}</Table.Td>
      <Table.Td className={`${classes.wide} ${classes.when}`}>{when}</Table.Td>
      <Table.Td className={classes.wide}>{status}</Table.Td>
      <Table.Td className={classes.wide}>
        <Group gap={6} justify="flex-end" wrap="nowrap">
          <MessageActs message={m} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
