import { Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconCash, IconReceipt } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, idempotency, type Schema } from '@/api/client';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { AnchorLink } from '@/ui/links';
import { Card } from '@/ui/page';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Instant, Money } from '@/ui/values';
import { refreshFlags } from '../patients/flags';
import { InvoiceState } from './invoice-state';
import { TakePayment } from './take-payment';

type Account = Schema<'PatientAccount'>;
type Invoice = Account['invoices'][number];
type Payment = Account['payments'][number];

/** What a patient was charged, paid, owes and has left. */
export function PatientBilling({ patientId }: { patientId: string }) {
  const query = api.useQuery('get', '/patients/{id}/account', { params: { path: { id: patientId } } });
  return (
    <Card>
      <DataState query={query}>{(account) => <Loaded account={account} />}</DataState>
    </Card>
  );
}

/** Asks again for what money has changed. */
function useRefresh(patientId: string) {
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({
      queryKey: ['get', '/patients/{id}/account', { params: { path: { id: patientId } } }],
    });
    void refreshFlags(queries);
  };
}

function Loaded({ account }: { account: Account }) {
  const { t } = useTranslation('billing');
  const may = useMay();
  const { branch } = useBranch();
  const refresh = useRefresh(account.patient_id);
  const [taking, setTaking] = useState(false);
  const mayTake = branch && may('payments.take', branch.id);
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Balances balances={account.balances} />
        {mayTake ? (
          <Button leftSection={<IconCash size={18} aria-hidden />} onClick={() => setTaking(true)}>
            {t('take.title')}
          </Button>
        ) : null}
      </Group>
      {account.invoices.length + account.payments.length === 0 ? (
        <EmptyState icon={IconReceipt} title={t('empty')} />
      ) : null}
      {account.invoices.length > 0 ? <Invoices invoices={account.invoices} onDone={refresh} /> : null}
      {account.payments.length > 0 ? <Payments payments={account.payments} /> : null}
      {branch ? (
        <TakePayment
          opened={taking}
          onClose={() => setTaking(false)}
          onDone={refresh}
          branchId={branch.id}
          patientId={account.patient_id}
          balances={account.balances}
        />
      ) : null}
    </Stack>
  );
}

function Balances({ balances }: { balances: Account['balances'] }) {
  const { t } = useTranslation('billing');
  if (balances.length === 0) return <Text c="dimmed">{t('owes_nothing')}</Text>;
  return (
    <Group gap="xl">
      {balances.map((b) => (
        <Group key={b.currency} gap="lg">
          <Text fw={600} size="lg">
            {t('owed')} <Money value={{ amount: b.owed, currency: b.currency }} />
          </Text>
          <Text c="dimmed">
            {t('credit')} <Money value={{ amount: b.credit, currency: b.currency }} />
          </Text>
        </Group>
      ))}
    </Group>
  );
}

function Invoices({ invoices, onDone }: { invoices: Invoice[]; onDone: () => void }) {
  const { t } = useTranslation('billing');
  return (
    <div>
      <Title order={3} size="h5" mb="xs">
        {t('invoices')}
      </Title>
      <Table.ScrollContainer minWidth={560}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('number')}</Table.Th>
              <Table.Th>{t('date')}</Table.Th>
              <Table.Th>{t('state_label')}</Table.Th>
              <Table.Th ta="end">{t('total')}</Table.Th>
              <Table.Th ta="end">{t('owed')}</Table.Th>
              <Table.Th aria-label={t('issue')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {invoices.map((i) => (
              <InvoiceRow key={i.id} invoice={i} onDone={onDone} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}

function InvoiceRow({ invoice: i, onDone }: { invoice: Invoice; onDone: () => void }) {
  const { t } = useTranslation('billing');
  const credit = i.kind === 'credit_note';
  return (
    <Table.Tr>
      <Table.Td>
        <AnchorLink to="/invoices/$id" params={{ id: i.id }}>
          <bdi>{i.number || t('status.draft')}</bdi>
        </AnchorLink>
      </Table.Td>
      <Table.Td>
        <Instant value={i.issued_at ?? i.created_at} zone={i.zone} />
      </Table.Td>
      <Table.Td>
        <InvoiceState invoice={i} />
      </Table.Td>
      <Table.Td ta="end">
        <Money value={{ amount: credit ? -i.total.amount : i.total.amount, currency: i.currency }} />
      </Table.Td>
      <Table.Td ta="end">{credit ? null : <Money value={{ amount: i.owed.open, currency: i.currency }} />}</Table.Td>
      <Table.Td ta="end">{i.status === 'draft' ? <Issue invoice={i} onDone={onDone} /> : null}</Table.Td>
    </Table.Tr>
  );
}

/** Gives a draft its number; after that nothing of it changes. */
function Issue({ invoice: i, onDone }: { invoice: Invoice; onDone: () => void }) {
  const { t } = useTranslation('billing');
  const may = useMay();
  const [key] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  if (!may('invoices.issue', i.branch_id)) return null;
  async function issue() {
    setBusy(true);
    try {
      await client.POST('/invoices/{id}/issue', { params: { path: { id: i.id }, header: idempotency(key) } });
      toast.done(t('issued'));
      onDone();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button size="xs" variant="default" loading={busy} onClick={() => void issue()}>
      {t('issue')}
    </Button>
  );
}

function Payments({ payments }: { payments: Payment[] }) {
  const { t } = useTranslation('billing');
  return (
    <div>
      <Title order={3} size="h5" mb="xs">
        {t('payments')}
      </Title>
      <Table.ScrollContainer minWidth={480}>
        <Table>
          <Table.Tbody>
            {payments.map((p) => (
              <Table.Tr key={p.id}>
                <Table.Td>
                  <bdi>{p.number}</bdi>
                </Table.Td>
                <Table.Td>
                  <Instant value={p.taken_at} />
                </Table.Td>
                <Table.Td>{p.parts.map((x) => t(`method.${x.method}`)).join(' + ')}</Table.Td>
                <Table.Td ta="end">
                  <Money value={p.amount} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
