import { Alert, Button, Group, Select, Stack, Text, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, type Schema } from '@/api/client';
import { asProblem } from '@/api/problem';
import { CountryProvider, useLocale } from '@/app/locale';
import { Pending } from '@/app/pending';
import { todayIn } from '@/ui/format';
import { ButtonLink } from '@/ui/links';
import { ErrorState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { WallDate, WallTime } from '@/ui/values';
import { addDays } from '../wall';
import { CodeStep } from './code-step';
import { type Details, DetailsForm } from './details-form';
import classes from './online.module.css';
import { PublicFrame } from './public-frame';
import { type FrontStart, shownDays, TimeChoice } from './time-choice';
import { useBookingHold } from './use-booking-hold';
import { type BookedVisit, calendarFile, VisitFacts } from './visit-facts';

const route = getRouteApi('/book');

type Front = Schema<'Front'>;

/** Where a patient books alone, without an account. */
export function BookPage() {
  const { t } = useTranslation('scheduling');
  const { language } = useLocale();
  const query = api.useQuery(
    'get',
    '/booking',
    { params: { query: { language } } },
    { staleTime: Number.POSITIVE_INFINITY, placeholderData: (old) => old },
  );
  if (query.data) {
    return (
      <CountryProvider country={query.data.country}>
        <Booking front={query.data} />
      </CountryProvider>
    );
  }
  if (!query.error) return <Pending />;
  return (
    <PublicFrame clinic="" title={t('online.title')}>
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    </PublicFrame>
  );
}

type Step = 'service' | 'time' | 'details' | 'code' | 'done';

const nobody: Details = { name: '', booker: '', phone: '', email: '', birth_date: '', reason: '', website: '' };

function Booking({ front }: { front: Front }) {
  const { t } = useTranslation('scheduling');
  const { language } = useLocale();
  const search = route.useSearch();
  const [branchId, setBranch] = useState(
    front.branches.find((b) => b.id === search.branch)?.id ?? front.branches[0]?.id ?? '',
  );
  const preset = front.services.find((s) => s.id === search.service);
  const [serviceId, setService] = useState(preset?.id ?? '');
  const [who, setWho] = useState(search.practitioner ?? '');
  const [step, setStep] = useState<Step>(preset ? 'time' : 'service');
  const [start, setStart] = useState<FrontStart>();
  const [giver, setGiver] = useState('');
  const [details, setDetails] = useState(nobody);
  const [asked, setAsked] = useState<Schema<'AskedBooking'>>();
  const [visit, setVisit] = useState<BookedVisit>();
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState(false);
  const queries = useQueryClient();
  const hold = useBookingHold();
  const branch = front.branches.find((b) => b.id === branchId);
  const service = front.services.find((s) => s.id === serviceId);

  if (!branch || front.services.length === 0) {
    return (
      <PublicFrame clinic={front.clinic} title={t('online.title')}>
        <Alert color="gray">{t('online.none')}</Alert>
      </PublicFrame>
    );
  }

  async function pick(chosen: FrontStart) {
    setBusy(true);
    setTaken(false);
    try {
      for (const practitioner of who ? [who] : chosen.practitioner_ids) {
        const target = {
          form: front.form,
          branch_id: branchId,
          service_id: serviceId,
          practitioner_id: practitioner,
          starts_at: chosen.starts_at,
        };
        if (await hold.take(target)) {
          setStart(chosen);
          setGiver(practitioner);
          setStep(asked ? 'code' : 'details');
          return;
        }
      }
      setTaken(true);
      await queries.invalidateQueries({ queryKey: ['get', '/booking/slots'] });
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  async function send(values: Details) {
    setDetails(values);
    const { birth_date, booker, reason, website, ...rest } = values;
    const { data } = await client.POST('/booking/requests', {
      body: {
        ...rest,
        ...(birth_date ? { birth_date } : {}),
        ...(booker ? { booker } : {}),
        ...(reason ? { reason } : {}),
        ...(website ? { website } : {}),
        ...search.utm,
        form: front.form,
        branch_id: branchId,
        service_id: serviceId,
        practitioner_id: giver,
        starts_at: start?.starts_at ?? '',
        hold_token: hold.held(),
        language,
        policy: branch?.policy ?? '',
      },
    });
    setAsked(data);
    setStep('code');
  }

  async function verify(code: string) {
    if (!asked || !start) return;
    try {
      const { data } = await client.POST('/booking/requests/{id}/verify', {
        params: { path: { id: asked.id } },
        body: {
          code,
          language,
          other: { starts_at: start.starts_at, practitioner_id: giver, hold_token: hold.held() },
        },
      });
      hold.release();
      setVisit(data);
      setStep('done');
    } catch (error) {
      const { code: what } = asProblem(error);
      if (what === 'scheduling.slot_taken' || what === 'scheduling.outside_hours') {
        toast.failed(error);
        setStep('time');
        return;
      }
      if (what === 'scheduling.request_gone') {
        setAsked(undefined);
        setStep('details');
      }
      throw error;
    }
  }

  const summary =
    start && service ? (
      <div className={classes.summary}>
        <div>
          <Text fw={600}>
            <WallDate value={start.start_local} options={{ weekday: 'long', day: 'numeric', month: 'long' }} />,{' '}
            <WallTime value={start.start_local} />
          </Text>
          <Text size="sm" c="dimmed">
            <bdi>{service.name}</bdi> · <bdi>{front.practitioners.find((p) => p.id === giver)?.name}</bdi>
          </Text>
          <Text size="xs" c="dimmed">
            {t('online.held')}
          </Text>
        </div>
        <Button variant="subtle" flex="none" onClick={() => setStep('time')}>
          {t('online.change')}
        </Button>
      </div>
    ) : null;

  switch (step) {
    case 'service':
      return (
        <PublicFrame clinic={front.clinic} title={t('online.title')} body={t('online.service')}>
          {front.branches.length > 1 ? (
            <Select
              label={t('online.branch')}
              data={front.branches.map((b) => ({ value: b.id, label: b.name }))}
              value={branchId}
              allowDeselect={false}
              onChange={(id) => id && setBranch(id)}
            />
          ) : null}
          <ul className={classes.choices}>
            {front.services.map((s) => (
              <li key={s.id}>
                <UnstyledButton
                  className={classes.choice}
                  onClick={() => {
                    setService(s.id);
                    setAsked(undefined); // what was asked for was another service
                    setStep('time');
                  }}
                >
                  <Text span fw={600}>
                    <bdi>{s.name}</bdi>
                  </Text>
                  <Text span size="sm" c="dimmed">
                    {t('online.minutes', { count: s.duration_minutes })}
                  </Text>
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </PublicFrame>
      );
    case 'time':
      return (
        <PublicFrame clinic={front.clinic} title={t('online.step.time')} body={<bdi>{service?.name}</bdi>}>
          {taken ? (
            <Alert color="orange" role="alert">
              {t('online.taken')}
            </Alert>
          ) : null}
          <Times {...{ front, branch, service, who, busy }} onWho={setWho} onPick={(s) => void pick(s)} />
          <Group>
            <Button variant="subtle" onClick={() => setStep('service')}>
              {t('online.step.service')}: {t('online.change')}
            </Button>
          </Group>
        </PublicFrame>
      );
    case 'details':
      return (
        <PublicFrame clinic={front.clinic} title={t('online.step.details')}>
          {summary}
          <DetailsForm initial={details} policy={branch.policy} send={send} />
        </PublicFrame>
      );
    case 'code':
      return (
        <PublicFrame
          clinic={front.clinic}
          title={t('online.step.code')}
          body={t('online.code_body', { email: details.email })}
        >
          {summary}
          {asked ? <CodeStep request={asked.id} resendAfter={asked.resend_after} verify={verify} /> : null}
        </PublicFrame>
      );
    case 'done':
      return (
        <PublicFrame clinic={front.clinic} title={t('online.step.done')} body={t('online.done_body')}>
          {visit ? <Booked visit={visit} /> : null}
        </PublicFrame>
      );
  }
}

function Booked({ visit }: { visit: BookedVisit }) {
  const { t } = useTranslation('scheduling');
  return (
    <Stack gap="md">
      <VisitFacts visit={visit} />
      <Group gap="xs">
        <Button component="a" href={calendarFile(visit.token)} variant="default">
          {t('online.add_calendar')}
        </Button>
        <ButtonLink to="/visit/$token" params={{ token: visit.token }}>
          {t('online.manage')}
        </ButtonLink>
      </Group>
      <Text size="sm" c="dimmed" className={classes.policy}>
        {visit.policy}
      </Text>
    </Stack>
  );
}

interface TimesProps {
  front: Front;
  branch: Front['branches'][number];
  service: Front['services'][number] | undefined;
  who: string;
  busy: boolean;
  onWho: (id: string) => void;
  onPick: (start: FrontStart) => void;
}

function Times({ front, branch, service, who, busy, onWho, onPick }: TimesProps) {
  const { t } = useTranslation('scheduling');
  const today = todayIn(branch.time_zone);
  const [from, setFrom] = useState(today);
  const people = front.practitioners.filter(
    (p) =>
      p.branch_ids.includes(branch.id) &&
      (!service?.practitioner_ids.length || service.practitioner_ids.includes(p.id)),
  );
  const chosen = people.some((p) => p.id === who) ? who : '';
  const query = api.useQuery(
    'get',
    '/booking/slots',
    {
      params: {
        query: {
          branch_id: branch.id,
          service_id: service?.id ?? '',
          ...(chosen ? { practitioner_id: chosen } : {}),
          from,
          to: addDays(from, shownDays - 1),
        },
      },
    },
    { staleTime: 5000 },
  );
  return (
    <>
      {people.length > 1 ? (
        <Select
          label={t('online.with')}
          data={[
            { value: '', label: t('online.anyone') },
            ...people.map((p) => ({ value: p.id, label: [p.title, p.name].filter(Boolean).join(' · ') })),
          ]}
          value={chosen}
          allowDeselect={false}
          onChange={(id) => onWho(id ?? '')}
        />
      ) : null}
      <TimeChoice query={query} {...{ today, from, busy, onPick }} onFrom={setFrom} />
    </>
  );
}
