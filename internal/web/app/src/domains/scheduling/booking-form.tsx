import { Button, Group, Select, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, idempotency } from '@/api/client';
import { asProblem } from '@/api/problem';
import { useLocale } from '@/app/locale';
import { FormProblem } from '@/ui/form-problem';
import { toast } from '@/ui/toast';
import { PatientPicker } from '../patients/patient-picker';
import {
  type BookingStart,
  beginDraft,
  type CompleteDraft,
  type Draft,
  isComplete,
  offers,
  recall,
  remember,
  servicesOf,
  targetOf,
} from './booking';
import { refusalOf } from './conflict';
import { ConflictPanel } from './conflict-panel';
import { HoldLine } from './hold-line';
import { refreshCalendar } from './queries';
import { SlotFinder } from './slot-finder';
import type { Resource, Service, Source } from './types';
import { useHold } from './use-hold';
import { dateOf } from './wall';
import { WhenLine } from './when-line';
import { whenText } from './when-text';

interface Props {
  start: BookingStart;
  onClose: () => void;
  branchId: string;
  zone: string;
  today: string;
  date: string;
  services: Service[];
  practitioners: Resource[];
}

const sources: Source[] = ['call', 'walk_in', 'website', 'referral', 'ad', 'staff'];

/** The form behind a booking: a time, a service, a patient; the last field leaves the cursor on the button that books. */
export function BookingForm(props: Props) {
  const { branchId, zone, today, services, practitioners, start, onClose } = props;
  const { t } = useTranslation(['scheduling', 'common']);
  const [draft, setDraft] = useState(() => beginDraft(start, services, recall(branchId)));
  const [finding, setFinding] = useState(!start.startLocal);
  const [asked, setAsked] = useState(false);
  const submit = useRef<HTMLButtonElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const hold = useHold(finding ? undefined : targetOf(draft, branchId));
  const booking = useBooking(branchId, props.date, () => {
    hold.spend();
    onClose();
  });

  function change(part: Partial<Draft>) {
    booking.clear();
    setDraft((d) => ({ ...d, ...part }));
  }

  function book() {
    setAsked(true);
    if (!isComplete(draft)) return search.current?.focus();
    booking.send(draft, hold.kind === 'held' ? hold.hold.token : undefined);
  }

  useHotkeys([['mod+Enter', book]], []);

  // a time leads to the patient, and whoever has been chosen is booked with one more Enter
  const patientId = draft.patient?.id;
  useEffect(() => {
    if (!finding) (patientId ? submit : search).current?.focus();
  }, [patientId, finding]);

  const error = booking.error ?? (hold.kind === 'refused' ? hold.error : undefined);
  const refusal = refusalOf(error);
  const service = services.find((s) => s.id === draft.serviceId);

  return (
    <Stack gap="md">
      <ServiceSelect
        services={servicesOf(services, finding ? undefined : draft.practitionerId)}
        value={draft.serviceId}
        onChange={(serviceId) => change({ serviceId })}
      />
      {finding || !draft.startLocal ? (
        <SlotFinder
          branchId={branchId}
          serviceId={draft.serviceId}
          practitioners={practitioners.filter((p) => !service || offers(service, p.id))}
          practitionerId={draft.practitionerId}
          onPractitioner={(practitionerId) => change({ practitionerId })}
          from={draft.startLocal ? dateOf(draft.startLocal) : props.date}
          today={today}
          onPick={(choice) => {
            change(choice);
            setFinding(false);
          }}
        />
      ) : (
        <>
          <WhenLine
            startLocal={draft.startLocal}
            service={service}
            practitioner={practitioners.find((p) => p.id === draft.practitionerId)?.name ?? ''}
            onChange={() => setFinding(true)}
          />
          <HoldLine state={hold} zone={zone} />
          {refusal ? (
            <ConflictPanel
              refusal={refusal}
              error={error}
              date={dateOf(draft.startLocal)}
              onTake={(near) => {
                change({ startLocal: near.start_local.slice(0, 16), practitionerId: near.practitioner_id });
                submit.current?.focus();
              }}
              busy={booking.sending}
            />
          ) : null}
          <PatientPicker
            value={draft.patient}
            onChange={(patient) => change({ patient })}
            inputRef={search}
            error={asked && !draft.patient ? t('booking.patient_missing') : undefined}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <SourceChoice value={draft.source} onChange={(source) => change({ source })} />
            <Textarea
              label={t('booking.note')}
              value={draft.note}
              onChange={(e) => change({ note: e.currentTarget.value })}
              autosize
              minRows={1}
              maxLength={500}
            />
          </SimpleGrid>
          {refusal ? null : <FormProblem problem={error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('common:action.cancel')}
            </Button>
            <Button ref={submit} loading={booking.sending} onClick={book} data-testid="book">
              {t('booking.submit')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  );
}

/** Sends a booking once, however often it is tried. */
function useBooking(branchId: string, dateInView: string, onBooked: () => void) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  const queries = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();

  async function run(draft: CompleteDraft, token: string | undefined) {
    setSending(true);
    setError(undefined);
    try {
      const { data } = await client.POST('/appointments', {
        params: { header: idempotency(key) },
        body: {
          branch_id: branchId,
          service_id: draft.serviceId,
          practitioner_id: draft.practitionerId,
          patient_id: draft.patient.id,
          start_local: draft.startLocal,
          source: draft.source,
          ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
          ...(token ? { hold_token: token } : {}),
        },
      });
      remember(branchId, { serviceId: draft.serviceId, source: draft.source });
      if (data)
        toast.done(t('toast.booked', { name: data.patient.name, time: whenText(data.start_local, dateInView, tag) }));
      onBooked();
    } catch (failure) {
      setError(asProblem(failure));
    } finally {
      setSending(false);
      void refreshCalendar(queries); // a refused booking says that the calendar was out of date
    }
  }

  return {
    sending,
    error,
    clear: () => setError(undefined),
    send: (draft: CompleteDraft, token: string | undefined) => {
      if (!sending) void run(draft, token);
    },
  };
}

function ServiceSelect(props: { services: Service[]; value: string | undefined; onChange: (id: string) => void }) {
  const { t } = useTranslation('scheduling');
  return (
    <Select
      label={t('booking.service')}
      data={props.services.map((s) => ({
        value: s.id,
        label: t('booking.service_option', { name: s.name, minutes: s.duration_minutes }),
      }))}
      value={props.value ?? null}
      onChange={(id) => id && props.onChange(id)}
      searchable={props.services.length > 8}
      nothingFoundMessage={t('booking.no_service')}
      placeholder={t('booking.no_service')}
    />
  );
}

function SourceChoice({ value, onChange }: { value: Source; onChange: (source: Source) => void }) {
  const { t } = useTranslation('scheduling');
  return (
    <Select
      label={t('booking.source')}
      data={sources.map((s) => ({ value: s, label: t(`source.${s}`) }))}
      value={value}
      onChange={(source) => source && onChange(source as Source)}
    />
  );
}
