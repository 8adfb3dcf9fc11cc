import { Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { client, type Schema } from '@/api/client';
import { useBranch } from '@/app/branch';
import { AnchorLink } from '@/ui/links';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { EmptyState, ErrorState, LoadingRows } from '@/ui/states';
import { Instant, Money } from '@/ui/values';
import { asked, type InvoiceSearch, type View, views } from './invoice-search';
import { InvoiceState } from './invoice-state';

const route = getRouteApi('/_staff/invoices/');

function useInvoices(search: InvoiceSearch) {
  return useInfiniteQuery({
    queryKey: ['get', '/invoices', 'pages', search],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...asked(search), limit: 50, ...(pageParam ? { cursor: pageParam } : {}) };
      const { data } = await client.GET('/invoices', { params: { query }, signal });
      if (!data) throw new Error('a list without a body');
      return data;
    },
    getNextPageParam: (last) => last.next_cursor || undefined,
  });
}

/** The invoices of the chain, by state, branch and date. */
export function InvoicesPage() {
  const { t } = useTranslation(['billing', 'common']);
  const pages = useInvoices(route.useSearch());
  const found = pages.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <Page>
      <PageHeader title={t('common:nav.invoices')} description={t('list.hint')} />
      <Filters />
      <Card padded={false}>
        {pages.isPending ? <LoadingRows /> : null}
        {pages.error && !pages.data ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
        {pages.data && found.length === 0 ? <EmptyState icon={IconReceipt} title={t('list.none')} /> : null}
        {found.length > 0 ? <Rows invoices={found} /> : null}
      </Card>
      {pages.hasNextPage ? (
        <Stack align="center" mt="md">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('common:action.more')}
          </Button>
        </Stack>
      ) : null}
    </Page>
  );
}

function Filters() {
  const { t } = useTranslation('billing');
  const { branches } = useBranch();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = (name: keyof InvoiceSearch, value: string | null) => {
    const { [name]: _, ...rest } = search;
    void navigate({ search: value ? { ...rest, [name]: value } : rest, replace: true });
  };
  const words = { draft: t('status.draft'), discarded: t('status.discarded') };
  const word = (v: View) => (v === 'draft' || v === 'discarded' ? words[v] : t(`state.${v}`));
  return (
    <Group mb="md" gap="sm" align="flex-end">
      <Select
        label={t('state_label')}
        placeholder={t('list.all')}
        clearable
        value={search.view ?? null}
        data={views.map((v) => ({ value: v, label: word(v) }))}
        onChange={(v) => go('view', v)}
      />
      <Select
        label={t('list.branch')}
        placeholder={t('list.all_branches')}
        clearable
        value={search.branch ?? null}
        data={branches.map((b) => ({ value: b.id, label: b.name }))}
        onChange={(v) => go('branch', v)}
      />
      <TextInput
        type="date"
        label={t('list.date_from')}
        value={search.from ?? ''}
        onChange={(e) => go('from', e.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('list.date_to')}
        value={search.to ?? ''}
        onChange={(e) => go('to', e.currentTarget.value)}
      />
    </Group>
  );
}

function Rows({ invoices }: { invoices: Schema<'Invoice'>[] }) {
  const { t } = useTranslation('billing');
  return (
    <Table.ScrollContainer minWidth={560}>
      <Table verticalSpacing={10} horizontalSpacing="md">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('number')}</Table.Th>
            <Table.Th>{t('list.patient')}</Table.Th>
            <Table.Th>{t('state_label')}</Table.Th>
            <Table.Th ta="end">{t('total')}</Table.Th>
            <Table.Th ta="end">{t('owed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {invoices.map((i) => (
            <Table.Tr key={i.id}>
              <Table.Td>
                <AnchorLink to="/invoices/$id" params={{ id: i.id }}>
                  <bdi>{i.number || t('status.draft')}</bdi>
                </AnchorLink>
                <Text size="sm" c="dimmed">
                  <Instant value={i.issued_at ?? i.created_at} zone={i.zone} />
                </Text>
              </Table.Td>
              <Table.Td>
                <bdi>{i.patient}</bdi>
                <Text size="sm" c="dimmed">
                  <bdi>{i.branch}</bdi>
                </Text>
              </Table.Td>
              <Table.Td>
                <InvoiceState invoice={i} />
              </Table.Td>
              <Table.Td ta="end">
                <Money value={i.total} />
              </Table.Td>
              <Table.Td ta="end">
                {i.kind === 'invoice' ? <Money value={{ amount: i.owed.open, currency: i.currency }} /> : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
