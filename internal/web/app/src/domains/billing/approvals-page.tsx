import { Button, Group, Stack, Text } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '@/api/client';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Ago, Money } from '@/ui/values';

type Approval = Schema<'Approval'>;

const list = ['get', '/approvals'] as const;

/** What others want to do beyond their limit, to be decided. */
export function ApprovalsPage() {
  const { t } = useTranslation(['billing', 'common']);
  const query = api.useQuery(
    ...list,
    { params: { query: { status: 'pending' } } },
    { refetchInterval: 10_000, placeholderData: (old) => old },
  );
  return (
    <Page narrow>
      <PageHeader title={t('common:nav.approvals')} description={t('approvals.hint')} />
      <Card>
        <DataState
          query={query}
          isEmpty={({ items }) => items.length === 0}
          empty={<EmptyState icon={IconChecks} title={t('approvals.empty')} />}
        >
          {({ items }) => (
            <Stack gap="lg">
              {items.map((a) => (
                <Asked key={a.id} approval={a} />
              ))}
            </Stack>
          )}
        </DataState>
      </Card>
    </Page>
  );
}

function Asked({ approval: a }: { approval: Approval }) {
  const { t } = useTranslation('billing');
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [refusing, setRefusing] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: list });
  async function approve() {
    setBusy(true);
    try {
      await client.POST('/approvals/{id}/approve', { params: { path: { id: a.id } } });
      toast.done(t('approvals.approved'));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
      void refresh();
    }
  }
  return (
    <Group justify="space-between" align="flex-start">
      <div>
        <Text fw={600}>
          {t(`approvals.kind.${a.kind}`)} <Money value={a.amount} /> · <bdi>{a.patient}</bdi>
        </Text>
        <Text dir="auto">{a.reason}</Text>
        <Text c="dimmed" size="sm">
          <bdi>{a.requester}</bdi> · <bdi>{a.branch}</bdi> · <Ago value={a.requested_at} />
        </Text>
      </div>
      {a.own ? (
        <Text c="dimmed" size="sm">
          {t('approvals.own')}
        </Text>
      ) : (
        <Group gap="xs">
          <Button variant="default" onClick={() => setRefusing(true)}>
            {t('approvals.refuse')}
          </Button>
          <Button loading={busy} onClick={() => void approve()}>
            {t('approvals.approve')}
          </Button>
        </Group>
      )}
      <ConfirmDialog
        opened={refusing}
        onClose={() => setRefusing(false)}
        title={t('approvals.refuse')}
        confirm={t('approvals.refuse')}
        reason="required"
        onConfirm={async (reason) => {
          await client.POST('/approvals/{id}/refuse', { params: { path: { id: a.id } }, body: { reason } });
          void refresh();
        }}
      />
    </Group>
  );
}
