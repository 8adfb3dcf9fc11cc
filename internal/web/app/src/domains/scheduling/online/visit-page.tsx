import { Alert, Anchor, Button, Chip, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '@/api/client';
import { asProblem } from '@/api/problem';
import { CountryProvider, useLocale } from '@/app/locale';
import { Pending } from '@/app/pending';
import { todayIn } from '@/ui/format';
import { ButtonLink } from '@/ui/links';
import { ErrorState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Phone } from '../../patients/phone';
import { addDays } from '../wall';
import { PublicFrame } from './public-frame';
import { type FrontStart, shownDays, TimeChoice } from './time-choice';
import { type BookedVisit, calendarFile, VisitFacts } from './visit-facts';

const route = getRouteApi('/visit/$token');

/** The page of one appointment, for whoever has its link. */
export function VisitPage() {
  const { t } = useTranslation('scheduling');
  const { token } = route.useParams();
  const { language } = useLocale();
  const query = api.useQuery(
    'get',
    '/booking/visits/{token}',
    { params: { path: { token }, query: { language } } },
    { retry: false, placeholderData: (old) => old },
  );
  if (query.data) {
    return (
      <CountryProvider country={query.data.country}>
        <Page visit={query.data} />
      </CountryProvider>
    );
  }
  if (!query.error) return <Pending />;
  const gone = asProblem(query.error).status === 404;
  return (
    <PublicFrame clinic="" title={t(gone ? 'online.visit.gone' : 'online.visit.title')}>
      {gone ? (
        <Text>{t('online.visit.gone_body')}</Text>
      ) : (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      )}
    </PublicFrame>
  );
}

type Panel = 'facts' | 'move' | 'cancel';

const over = new Set<BookedVisit['status']>(['arrived', 'in_service', 'completed', 'no_show']);

function Page({ visit }: { visit: BookedVisit }) {
  const { t } = useTranslation('scheduling');
  const { token } = route.useParams();
  const { language } = useLocale();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [panel, setPanel] = useState<Panel>('facts');
  const [busy, setBusy] = useState(false);
  const params = { path: { token }, query: { language } };

  async function run(act: () => Promise<{ data?: BookedVisit }>, text?: string) {
    setBusy(true);
    try {
      const { data } = await act();
      if (data && data.token !== token) {
        await navigate({ to: '/visit/$token', params: { token: data.token }, replace: true });
      } else {
        await queries.invalidateQueries({ queryKey: ['get', '/booking/visits/{token}'] });
      }
      setPanel('facts');
      if (text) toast.done(text);
    } catch (error) {
      toast.failed(error);
      await queries.invalidateQueries({ queryKey: ['get', '/booking/visits/{token}'] });
    } finally {
      setBusy(false);
    }
  }

  const move = (start: FrontStart) =>
    run(
      () =>
        client.POST('/booking/visits/{token}/move', {
          params,
          body: { starts_at: start.starts_at, practitioner_id: visit.practitioner.id },
        }),
      t('online.visit.moved'),
    );

  return (
    <PublicFrame clinic={visit.clinic} title={t(panel === 'move' ? 'online.visit.move' : 'online.visit.title')}>
      {panel === 'move' ? (
        <Move visit={visit} token={token} busy={busy} onPick={(s) => void move(s)} onBack={() => setPanel('facts')} />
      ) : (
        <Stack gap="md">
          <Standing visit={visit} />
          <VisitFacts visit={visit} />
          {panel === 'cancel' ? (
            <Cancel
              busy={busy}
              onBack={() => setPanel('facts')}
              onCancel={(code) =>
                void run(() => client.POST('/booking/visits/{token}/cancel', { params, body: { code } }))
              }
            />
          ) : (
            <Acts
              visit={visit}
              busy={busy}
              onPanel={setPanel}
              onConfirm={() => void run(() => client.POST('/booking/visits/{token}/confirm', { params }))}
            />
          )}
        </Stack>
      )}
    </PublicFrame>
  );
}

/** What has become of it, where that is not plain. */
function Standing({ visit }: { visit: BookedVisit }) {
  const { t } = useTranslation('scheduling');
  if (visit.status === 'cancelled') return <Alert color="gray">{t('online.visit.cancelled')}</Alert>;
  if (over.has(visit.status)) return <Alert color="gray">{t('online.visit.over')}</Alert>;
  if (visit.confirmed) return <Alert>{t('online.visit.confirmed')}</Alert>;
  return null;
}

interface ActsProps {
  visit: BookedVisit;
  busy: boolean;
  onPanel: (panel: Panel) => void;
  onConfirm: () => void;
}

function Acts({ visit, busy, onPanel, onConfirm }: ActsProps) {
  const { t } = useTranslation('scheduling');
  const done = visit.status === 'cancelled' || over.has(visit.status);
  if (done) {
    return (
      <Group>
        <ButtonLink to="/book" variant="default">
          {t('online.visit.again')}
        </ButtonLink>
      </Group>
    );
  }
  return (
    <Stack gap="md">
      <Group gap="xs">
        {visit.confirmed ? null : (
          <Button loading={busy} onClick={onConfirm}>
            {t('online.visit.confirm')}
          </Button>
        )}
        {visit.changeable ? (
          <>
            <Button variant="default" onClick={() => onPanel('move')}>
              {t('online.visit.move')}
            </Button>
            <Button variant="default" onClick={() => onPanel('cancel')}>
              {t('online.visit.cancel')}
            </Button>
          </>
        ) : null}
        <Button component="a" variant="default" href={calendarFile(visit.token)}>
          {t('online.add_calendar')}
        </Button>
      </Group>
      {visit.changeable ? null : (
        <Text>
          {t('online.visit.call')}{' '}
          {visit.phone ? (
            <Anchor href={`tel:${visit.phone}`}>
              <Phone value={visit.phone} />
            </Anchor>
          ) : null}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {visit.policy}
      </Text>
    </Stack>
  );
}

const reasons = ['patient_schedule', 'patient_ill', 'other'] as const;
type Reason = (typeof reasons)[number];

function Cancel({ busy, onBack, onCancel }: { busy: boolean; onBack: () => void; onCancel: (code: Reason) => void }) {
  const { t } = useTranslation('scheduling');
  const [code, setCode] = useState<Reason>('patient_schedule');
  const label = useId();
  const words = { patient_schedule: 'why_schedule', patient_ill: 'why_ill', other: 'why_other' } as const;
  return (
    <Stack gap="sm">
      <Title order={2} size="h4" id={label}>
        {t('online.visit.cancel_ask')}
      </Title>
      <Chip.Group value={code} onChange={(chosen) => setCode(chosen as Reason)}>
        <Group gap={6} role="radiogroup" aria-labelledby={label}>
          {reasons.map((reason) => (
            <Chip key={reason} value={reason}>
              {t(`online.visit.${words[reason]}`)}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Group gap="xs">
        <Button variant="default" onClick={onBack}>
          {t('online.visit.keep')}
        </Button>
        <Button color="red" loading={busy} onClick={() => onCancel(code)}>
          {t('online.visit.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

interface MoveProps {
  visit: BookedVisit;
  token: string;
  busy: boolean;
  onPick: (start: FrontStart) => void;
  onBack: () => void;
}

function Move({ visit, token, busy, onPick, onBack }: MoveProps) {
  const { t } = useTranslation('scheduling');
  const today = todayIn(visit.time_zone);
  const [from, setFrom] = useState(today);
  const query = api.useQuery(
    'get',
    '/booking/visits/{token}/slots',
    { params: { path: { token }, query: { from, to: addDays(from, shownDays - 1) } } },
    { staleTime: 5000 },
  );
  return (
    <Stack gap="md">
      <VisitFacts visit={visit} />
      <TimeChoice query={query} {...{ today, from, busy, onPick }} onFrom={setFrom} />
      <Group>
        <Button variant="default" onClick={onBack}>
          {t('online.visit.keep')}
        </Button>
      </Group>
    </Stack>
  );
}
