import { Button, Group, Stack, Table, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, idempotency, type Schema } from '@/api/client';
import { useMay } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { AnchorLink } from '@/ui/links';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Money } from '@/ui/values';
import { InvoiceState } from './invoice-state';

type Invoice = Schema<'InvoiceFull'>;

const route = getRouteApi('/_staff/invoices/$id');

/** One invoice: what is charged, what is owed, and what can be done about it. */
export function InvoicePage() {
  const { id } = route.useParams();
  const query = api.useQuery('get', '/invoices/{id}', { params: { path: { id } } });
  return (
    <Page>
      <DataState query={query}>{(invoice) => <Loaded invoice={invoice} />}</DataState>
    </Page>
  );
}

function Loaded({ invoice: i }: { invoice: Invoice }) {
  const { t } = useTranslation('billing');
  return (
    <>
      <PageHeader
        title={`${t(i.kind === 'credit_note' ? 'credit_note' : 'list.open')} ${i.number || t('status.draft')}`}
        description={
          <>
            <AnchorLink to="/patients/$id" params={{ id: i.patient_id }}>
              <bdi>{i.patient}</bdi>
            </AnchorLink>{' '}
            · <bdi>{i.branch}</bdi>
          </>
        }
        actions={i.status === 'draft' ? <DraftActs invoice={i} /> : null}
      />
      <Card>
        <Stack gap="md">
          <Group>
            <InvoiceState invoice={i} />
          </Group>
          <Lines invoice={i} />
          <Totals invoice={i} />
        </Stack>
      </Card>
    </>
  );
}

function Lines({ invoice: i }: { invoice: Invoice }) {
  const { t } = useTranslation('billing');
  const money = (amount: number) => <Money value={{ amount, currency: i.currency }} />;
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('list.lines')}</Table.Th>
            <Table.Th ta="end">{t('list.quantity')}</Table.Th>
            <Table.Th ta="end">{t('list.price')}</Table.Th>
            <Table.Th ta="end">{t('list.discount')}</Table.Th>
            <Table.Th ta="end">{t('list.tax')}</Table.Th>
            <Table.Th ta="end">{t('total')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {i.lines.map((l) => (
            <Table.Tr key={l.id}>
              <Table.Td>
                <bdi>{l.description}</bdi>
              </Table.Td>
              <Table.Td ta="end">{l.quantity}</Table.Td>
              <Table.Td ta="end">{money(l.unit_price)}</Table.Td>
              <Table.Td ta="end">{l.sums.discount ? money(l.sums.discount) : null}</Table.Td>
              <Table.Td ta="end">{money(l.sums.tax)}</Table.Td>
              <Table.Td ta="end">{money(l.sums.total)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Totals({ invoice: i }: { invoice: Invoice }) {
  const { t } = useTranslation('billing');
  const sums = [
    [t('list.discount'), i.sums.discount],
    [t('list.tax'), i.sums.tax],
    [t('total'), i.sums.total],
    ...(i.status === 'issued' && i.kind === 'invoice' ? [[t('owed'), i.owed.open] as const] : []),
  ] as const;
  return (
    <Stack gap={4} align="flex-end">
      {sums.map(([word, amount]) => (
        <Text key={word}>
          {word} <Money value={{ amount, currency: i.currency }} />
        </Text>
      ))}
    </Stack>
  );
}

/** What a draft allows: to be issued, sent for approval, or thrown away. */
function DraftActs({ invoice: i }: { invoice: Invoice }) {
  const { t } = useTranslation('billing');
  const may = useMay();
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<'ask' | 'discard'>();
  if (!may('invoices.issue', i.branch_id)) return null;
  const path = { id: i.id };
  const refresh = () =>
    ['/invoices', '/invoices/{id}', '/patients/{id}/account'].forEach((p) => {
      void queries.invalidateQueries({ queryKey: ['get', p] });
    });
  async function issue() {
    setBusy(true);
    try {
      await client.POST('/invoices/{id}/issue', { params: { path, header: idempotency(key) } });
      toast.done(t('issued'));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
      refresh();
    }
  }
  async function because(reason: string) {
    const send = { params: { path }, body: { reason } };
    if (asking === 'ask') await client.POST('/invoices/{id}/ask-approval', send);
    else await client.POST('/invoices/{id}/discard', send);
    toast.done(t(asking === 'ask' ? 'list.asked' : 'list.discarded'));
    refresh();
  }
  return (
    <>
      <Button variant="default" onClick={() => setAsking('discard')}>
        {t('list.discard')}
      </Button>
      {i.needs_approval ? (
        <Button onClick={() => setAsking('ask')}>{t('list.ask')}</Button>
      ) : (
        <Button loading={busy} onClick={() => void issue()}>
          {t('issue')}
        </Button>
      )}
      <ConfirmDialog
        opened={asking !== undefined}
        onClose={() => setAsking(undefined)}
        title={t(asking === 'ask' ? 'list.ask' : 'list.discard')}
        confirm={t(asking === 'ask' ? 'list.ask' : 'list.discard')}
        danger={asking === 'discard'}
        reason="required"
        onConfirm={because}
      />
    </>
  );
}
