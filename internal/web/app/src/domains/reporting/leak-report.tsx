import { Button, Drawer, Stack, UnstyledButton } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@/api/client';
import { useMay } from '@/app/session';
import { DataState } from '@/ui/states';
import { Money, WallDate } from '@/ui/values';
import { Download, Numbers, ReportCard, type ReportFilter } from './report-card';

/** Where revenue leaks; each number opens to its cases. */
export function LeakReport({ filter }: { filter: ReportFilter }) {
  const { t } = useTranslation('reporting');
  const [open, setOpen] = useState<string>();
  const query = api.useQuery('get', '/reports/leaks', { params: { query: filter } });
  return (
    <ReportCard title={t('leaks.title')} formula={t('leaks.formula')} table="leaks" filter={filter}>
      <DataState query={query}>
        {({ items }) => (
          <Numbers
            heads={[t('head.leak'), t('head.cases'), t('head.amount')]}
            rows={items.map((l) => ({
              key: l.kind,
              cells: [
                l.count > 0 ? (
                  <UnstyledButton key="k" onClick={() => setOpen(l.kind)} td="underline">
                    {t(`leak.${l.kind}` as 'leak.refunds')}
                  </UnstyledButton>
                ) : (
                  t(`leak.${l.kind}` as 'leak.refunds')
                ),
                l.count,
                <Money key="a" value={l.amount} />,
              ],
            }))}
          />
        )}
      </DataState>
      <Drawer
        opened={open !== undefined}
        onClose={() => setOpen(undefined)}
        position="right"
        size="xl"
        title={open ? t(`leak.${open}` as 'leak.refunds') : ''}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {open ? <Cases kind={open} filter={filter} title={t(`leak.${open}` as 'leak.refunds')} /> : null}
      </Drawer>
    </ReportCard>
  );
}

function Cases({ kind, filter, title }: { kind: string; filter: ReportFilter; title: string }) {
  const { t } = useTranslation('reporting');
  const may = useMay();
  const pages = useInfiniteQuery({
    queryKey: ['get', '/reports/leaks/{kind}', kind, filter],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = { ...filter, ...(pageParam ? { cursor: pageParam } : {}) };
      const { data } = await client.GET('/reports/leaks/{kind}', { params: { path: { kind }, query }, signal });
      if (!data) throw new Error('a list without a body');
      return data;
    },
    getNextPageParam: (last) => last.next_cursor || undefined,
  });
  return (
    <DataState query={pages}>
      {(data) => (
        <Stack>
          {may('reports.export') ? <Download table={kind} filter={filter} title={title} /> : null}
          <Numbers
            heads={[t('by.day'), t('head.patient'), t('head.what'), t('head.person'), t('head.amount')]}
            rows={data.pages
              .flatMap((page) => page.items)
              .map((row, i) => ({
                key: `${row.id}-${i}`,
                cells: [
                  <WallDate key="d" value={row.on} />,
                  <Link key="p" to="/patients/$id" params={{ id: row.patient_id }}>
                    <bdi>{row.patient_name}</bdi>
                  </Link>,
                  <bdi key="l">{row.label}</bdi>,
                  <bdi key="w">{row.person}</bdi>,
                  <Money key="a" value={row.amount} />,
                ],
              }))}
          />
          {pages.hasNextPage ? (
            <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('more')}
            </Button>
          ) : null}
        </Stack>
      )}
    </DataState>
  );
}
