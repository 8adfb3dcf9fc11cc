import { Button, Drawer, Kbd, Loader, Stack, Table, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useHotkeys } from '@mantine/hooks';
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { todayIn } from '@/ui/format';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { EmptyState, ErrorState, LoadingRows } from '@/ui/states';
import { WallDate } from '@/ui/values';
import { PatientFlags } from './patient-flags';
import classes from './patients-page.module.css';
import { Phone } from './phone';
import { usePatientPages } from './queries';
import { RegistrationForm } from './registration-form';
import { ageOn, beginningsOf } from './search';
import type { Patient } from './types';

/** Everybody the chain treats, found by any part of what the desk knows. */
export function PatientsPage() {
  const { t } = useTranslation(['patients', 'common']);
  const may = useMay();
  const navigate = useNavigate();
  const search = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), 150);
  const [adding, setAdding] = useState(false);
  const pages = usePatientPages(q);
  const canAdd = may('patients.write');

  useHotkeys([
    ['/', () => search.current?.focus()],
    ['n', () => canAdd && setAdding(true)],
  ]);

  const open = (patient: Patient) => void navigate({ to: '/patients/$id', params: { id: patient.id } });
  const found = pages.data?.pages.flatMap((p) => p.items) ?? [];
  const add = canAdd ? (
    <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t('list.add')}
    </Button>
  ) : null;

  return (
    <Page>
      <PageHeader title={t('list.title')} actions={add} />
      <TextInput
        ref={search}
        aria-label={t('list.search')}
        placeholder={t('picker.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
        rightSection={
          pages.isFetching ? (
            <Loader size={16} aria-hidden />
          ) : (
            <Kbd aria-hidden visibleFrom="sm">
              /
            </Kbd>
          )
        }
        size="md"
        mb="md"
        autoComplete="off"
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        onKeyDown={(e) => {
          const first = found[0];
          const settled = q === text.trim() && !pages.isFetching;
          if (e.key === 'Enter' && q && first && settled) open(first);
        }}
      />
      <Card padded={false}>
        {pages.isPending ? <LoadingRows rows={8} /> : null}
        {pages.error && !pages.data ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
        {pages.data && found.length === 0 ? <Nobody q={q} add={add} /> : null}
        {found.length > 0 ? <PatientTable patients={found} /> : null}
      </Card>
      {pages.hasNextPage ? (
        <Stack align="center" mt="md">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('common:action.more')}
          </Button>
        </Stack>
      ) : null}
      <Drawer
        opened={adding}
        onClose={() => setAdding(false)}
        position="right"
        size={560}
        title={t('add.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <RegistrationForm initial={beginningsOf(text)} onDone={open} onCancel={() => setAdding(false)} />
      </Drawer>
    </Page>
  );
}

function Nobody({ q, add }: { q: string; add: React.ReactNode }) {
  const { t } = useTranslation('patients');
  return (
    <EmptyState icon={IconUsers} title={q ? t('list.no_match', { q }) : t('list.empty')} action={add}>
      {q ? t('list.no_match_hint') : t('list.empty_hint')}
    </EmptyState>
  );
}

function PatientTable({ patients }: { patients: Patient[] }) {
  const { t } = useTranslation('patients');
  const { branch } = useBranch();
  const today = todayIn(branch?.time_zone ?? 'UTC');
  return (
    <Table.ScrollContainer minWidth={0}>
      <Table highlightOnHover verticalSpacing={10} horizontalSpacing="md" className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('field.name')}</Table.Th>
            <Table.Th>{t('field.phone')}</Table.Th>
            <Table.Th className={classes.wide}>{t('field.birth_date')}</Table.Th>
            <Table.Th className={classes.wide}>{t('field.number')}</Table.Th>
            <Table.Th className={classes.wide}>{t('list.flags')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {patients.map((p) => (
            <Table.Tr key={p.id}>
              <Table.Td>
                <Link to="/patients/$id" params={{ id: p.id }} className={classes.name}>
                  <bdi>{p.name}</bdi>
                </Link>
              </Table.Td>
              <Table.Td>
                <Phone value={p.phone} />
              </Table.Td>
              <Table.Td className={classes.wide}>
                {p.birth_date ? (
                  <>
                    <WallDate value={p.birth_date} />{' '}
                    <Text span size="sm" c="dimmed">
                      {t('age', { count: ageOn(p.birth_date, today) })}
                    </Text>
                  </>
                ) : null}
              </Table.Td>
              <Table.Td className={classes.wide}>
                <bdi>#{p.number}</bdi>
              </Table.Td>
              <Table.Td className={classes.wide}>
                <PatientFlags id={p.id} most={2} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
