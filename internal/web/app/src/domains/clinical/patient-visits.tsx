import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDoorEnter, IconNotes } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, idempotency } from '@/api/client';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { AnchorLink } from '@/ui/links';
import { Card } from '@/ui/page';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Instant } from '@/ui/values';
import classes from './clinical.module.css';

/** A patient's visits, the newest first, and whether something is written about each. */
export function PatientVisits({ patientId }: { patientId: string }) {
  const { t } = useTranslation(['clinical', 'common']);
  const may = useMay();
  const { branch } = useBranch();
  const pages = useInfiniteQuery({
    queryKey: ['get', '/patients/{id}/visits', patientId],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const query = { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) };
      const { data } = await client.GET('/patients/{id}/visits', {
        params: { path: { id: patientId }, query },
        signal,
      });
      if (!data) throw new Error('a list without a body');
      return data;
    },
    getNextPageParam: (page) => page.next_cursor || undefined,
  });
  return (
    <Stack>
      <Card padded={false}>
        <Group justify="space-between" p="md" pb="xs">
          <Title order={2} size="h3">
            {t('visits.title')}
          </Title>
          {branch && may('notes.write', branch.id) ? <WalkIn patientId={patientId} branchId={branch.id} /> : null}
        </Group>
        <DataState
          query={pages}
          isEmpty={(data) => data.pages.every((p) => p.items.length === 0)}
          empty={
            <EmptyState icon={IconNotes} title={t('visits.empty')}>
              {t('visits.empty_hint')}
            </EmptyState>
          }
        >
          {(data) => (
            <ul className={classes.turns}>
              {data.pages
                .flatMap((p) => p.items)
                .map((v) => (
                  <li key={v.id} className={classes.turn}>
                    <div className={classes.who}>
                      <AnchorLink to="/visits/$id" params={{ id: v.id }} fw={500}>
                        <Instant value={v.opened_at} zone={v.time_zone} />
                      </AnchorLink>
                      <Text size="sm" c="dimmed">
                        {[v.service_name, v.practitioner_name, v.branch_name].filter(Boolean).join(' · ')}
                      </Text>
                    </div>
                    <Text size="sm">{t('visits.notes', { count: v.notes })}</Text>
                    {v.unsigned > 0 ? (
                      <Badge variant="default" tt="none">
                        {t('day.unsigned', { count: v.unsigned })}
                      </Badge>
                    ) : null}
                  </li>
                ))}
            </ul>
          )}
        </DataState>
      </Card>
      {pages.hasNextPage ? (
        <Button variant="default" loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('common:action.more')}
        </Button>
      ) : null}
    </Stack>
  );
}

/** Opens a visit for somebody who came without an appointment. */
function WalkIn({ patientId, branchId }: { patientId: string; branchId: string }) {
  const { t } = useTranslation('clinical');
  const navigate = useNavigate();
  const key = useRef(crypto.randomUUID());
  const [busy, setBusy] = useState(false);

  async function open() {
    setBusy(true);
    try {
      const { data } = await client.POST('/visits', {
        params: { header: idempotency(key.current) },
        body: { branch_id: branchId, patient_id: patientId },
      });
      if (data) await navigate({ to: '/visits/$id', params: { id: data.id } });
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Button
      variant="default"
      size="compact-md"
      loading={busy}
      leftSection={<IconDoorEnter size={16} aria-hidden />}
      onClick={() => void open()}
    >
      {t('visits.walk_in')}
    </Button>
  );
}
