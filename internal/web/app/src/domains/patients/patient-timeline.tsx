import { Button, Chip, Group, Stack, Text, Title } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, type Schema } from '@/api/client';
import { useBranch } from '@/app/branch';
import { useLocale } from '@/app/locale';
import { formatInstant, formatMoney, wallClock } from '@/ui/format';
import { Card } from '@/ui/page';
import { EmptyState, ErrorState, LoadingRows } from '@/ui/states';
import { WallDate } from '@/ui/values';
import { AppointmentDrawer } from '../scheduling/appointment-drawer';
import classes from './patient-timeline.module.css';

type Entry = Schema<'TimelineEntry'>;

/** Entries by the day on a wall clock, in their order. */
export function byDay(entries: readonly Entry[], zone: string): { day: string; entries: Entry[] }[] {
  const days: { day: string; entries: Entry[] }[] = [];
  for (const entry of entries) {
    const day = wallClock(new Date(entry.at), zone).slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}

/** The tab of the record on which an entry of a kind is at home. */
const homes: Record<string, string> = {
  history: 'history',
  document: 'documents',
  consent: 'consents',
  intake: 'consents',
  message: 'messages',
  followup: 'followups',
  invoice: 'billing',
  payment: 'billing',
  package: 'packages',
  visit: 'visits',
  note: 'visits',
};

/** What happened to a patient in every domain, newest first. */
export function PatientTimeline({ patientId }: { patientId: string }) {
  const { t } = useTranslation(['timeline', 'common']);
  const { branch, branches } = useBranch();
  const [kinds, setKinds] = useState<string[]>([]);
  const [visit, setVisit] = useState<string>();
  const zone = branch?.time_zone ?? 'UTC';
  const word = useWord();
  const pages = useInfiniteQuery({
    queryKey: ['get', '/patients/{id}/timeline', patientId, kinds],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 50, ...(kinds.length ? { kinds } : {}), ...(pageParam ? { before: pageParam } : {}) };
      const { data } = await client.GET('/patients/{id}/timeline', {
        params: { path: { id: patientId }, query },
        signal,
      });
      if (!data) throw new Error('a timeline without a body');
      return data;
    },
    getNextPageParam: (last) => last.next_before || undefined,
    placeholderData: (old) => old,
  });
  const entries = pages.data?.pages.flatMap((p) => p.items) ?? [];
  const zoneOf = (e: Entry) => branches.find((b) => b.id === e.branch_id)?.time_zone ?? zone;
  return (
    <Card>
      <Chip.Group multiple value={kinds} onChange={setKinds}>
        <Group gap={6} mb="md" role="group" aria-label={t('filter')}>
          {pages.data?.pages[0]?.kinds.map((kind) => (
            <Chip key={kind} value={kind} size="xs">
              {word('kind', kind)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {pages.isPending ? <LoadingRows rows={5} /> : null}
      {pages.error && !pages.data ? <ErrorState error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.data && entries.length === 0 ? <EmptyState icon={IconHistory} title={t('empty')} /> : null}
      <Stack gap="md">
        {byDay(entries, zone).map(({ day, entries: those }) => (
          <section key={day}>
            <Title order={2} size="h4" mb={4}>
              <WallDate value={day} options={{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }} />
            </Title>
            <ul className={classes.list}>
              {those.map((e) => (
                <Line key={`${e.kind} ${e.id} ${e.code} ${e.at}`} entry={e} zone={zoneOf(e)} onVisit={setVisit} />
              ))}
            </ul>
          </section>
        ))}
      </Stack>
      {pages.hasNextPage ? (
        <Group justify="center" mt="md">
          <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('common:action.more')}
          </Button>
        </Group>
      ) : null}
      <AppointmentDrawer
        id={visit}
        onClose={() => setVisit(undefined)}
        today={wallClock(new Date(), zone).slice(0, 10)}
      />
    </Card>
  );
}

/** The word for a kind or a code, as its domain says it; else as it is. */
function useWord(): (group: 'kind' | 'code', key: string, kind?: string) => string {
  const { t, i18n } = useTranslation('timeline');
  return (group, key, kind) => {
    const own = kind === 'followup' ? [`followups:outcome.${key}`, `followups:act.${key}`] : [];
    const known = [...own, `timeline:${group}.${key}`, `scheduling:status.${key}`].find((k) => i18n.exists(k));
    return known ? (t as (key: string) => string)(known) : key.replaceAll('_', ' ');
  };
}

function Line({ entry: e, zone, onVisit }: { entry: Entry; zone: string; onVisit: (id: string) => void }) {
  const { tag } = useLocale();
  const { t } = useTranslation('timeline');
  const navigate = useNavigate({ from: '/patients/$id' });
  const word = useWord();
  const tab = homes[e.kind];
  const title = [e.title, e.code ? word('code', e.code, e.kind) : '', e.money ? formatMoney(e.money, tag) : ''].filter(
    Boolean,
  );
  const open =
    e.kind === 'appointment' ? () => onVisit(e.id) : tab ? () => void navigate({ search: { tab } }) : undefined;
  return (
    <li className={classes.line}>
      <Text component="time" size="sm" c="dimmed" className={classes.time} dateTime={e.at}>
        {formatInstant(e.at, tag, zone, { timeStyle: 'short' })}
      </Text>
      <div>
        {open ? (
          <button type="button" className={classes.open} onClick={open}>
            <bdi>{title.join(' · ') || word('kind', e.kind)}</bdi>
          </button>
        ) : (
          <Text fw={600}>
            <bdi>{title.join(' · ') || word('kind', e.kind)}</bdi>
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {word('kind', e.kind)}
          {e.actor ? (
            <>
              {' · '}
              <bdi>{e.actor}</bdi>
            </>
          ) : null}
          {Date.parse(e.at) > Date.now() ? ` · ${t('planned')}` : null}
        </Text>
      </div>
    </li>
  );
}
