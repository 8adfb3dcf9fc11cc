import { Anchor, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconArrowsMove, IconCheck, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { AnchorLink } from '@/ui/links';
import { toast } from '@/ui/toast';
import { Instant, WallDate, WallTime } from '@/ui/values';
import { PatientFlags } from '../patients/patient-flags';
import { Phone } from '../patients/phone';
import classes from './appointment-details.module.css';
import { AppointmentHistory } from './appointment-history';
import { isMovable, serviceStyle } from './events';
import { useActs } from './queries';
import { StatusBadge } from './status-badge';
import type { Appointment } from './types';
import { dateOf } from './wall';

interface Props {
  appointment: Appointment;
  today: string;
  onMove: () => void;
  onCancel: () => void;
}

/** All that is known of a visit. */
export function AppointmentDetails(props: Props) {
  const { appointment: a } = props;
  const { t } = useTranslation('scheduling');
  const { branches } = useBranch();
  const may = useMay();
  const zone = branches.find((b) => b.id === a.branch_id)?.time_zone;
  return (
    <Stack gap="lg">
      <div>
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Title order={3} size="h2">
            {may('patients.read') ? (
              <AnchorLink to="/patients/$id" params={{ id: a.patient.id }} inherit>
                <bdi>{a.patient.name}</bdi>
              </AnchorLink>
            ) : (
              <bdi>{a.patient.name}</bdi>
            )}
          </Title>
          <StatusBadge status={a.status} />
        </Group>
        {a.patient.phone ? (
          <Anchor href={`tel:${a.patient.phone}`}>
            <Phone value={a.patient.phone} />
          </Anchor>
        ) : null}
        <PatientFlags id={a.patient.id} />
      </div>
      <Acts {...props} />
      <dl className={classes.facts}>
        <Fact name={t('visit.when')}>
          <WallDate
            value={a.start_local}
            options={{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }}
          />
          <br />
          <WallTime value={a.start_local} /> – <WallTime value={a.end_local} />
        </Fact>
        <Fact name={t('visit.service')}>
          <span className={classes.service} style={serviceStyle(a.service.color)}>
            {a.service.name}
          </span>
        </Fact>
        <Fact name={t('visit.practitioner')}>
          <bdi>{a.practitioner.name}</bdi>
        </Fact>
        {a.room ? (
          <Fact name={t('visit.room')}>
            <bdi>{a.room.name}</bdi>
          </Fact>
        ) : null}
        <Fact name={t('booking.source')}>{t(`source.${a.source}`)}</Fact>
        {a.note ? (
          <Fact name={t('booking.note')}>
            <bdi>{a.note}</bdi>
          </Fact>
        ) : null}
        {a.referrer ? (
          <Fact name={t('visit.referrer')}>
            <bdi>{a.referrer}</bdi>
          </Fact>
        ) : null}
        {a.utm_campaign || a.utm_source ? (
          <Fact name={t('visit.campaign')}>
            <bdi>{[a.utm_source, a.utm_campaign].filter(Boolean).join(' · ')}</bdi>
          </Fact>
        ) : null}
        {a.confirmed_by_patient_at ? (
          <Fact name={t('visit.confirmed')}>
            <Instant value={a.confirmed_by_patient_at} {...(zone ? { zone } : {})} />
          </Fact>
        ) : null}
        {a.cancelled_by ? (
          <Fact name={t('visit.cancelled_by')}>
            {t(`cancel_by.${a.cancelled_by}`)}
            {a.cancelled_late ? ` · ${t('cancel.late')}` : null}
          </Fact>
        ) : null}
        {a.cancel_code && (a.cancel_code !== 'other' || a.cancel_reason) ? (
          <Fact name={t('visit.cancel_reason')}>
            {a.cancel_code === 'other' ? null : t(`cancel_code.${a.cancel_code}`)}
            {a.cancel_code !== 'other' && a.cancel_reason ? ' · ' : null}
            <bdi>{a.cancel_reason}</bdi>
          </Fact>
        ) : null}
      </dl>
      <AppointmentHistory id={a.id} zone={zone} />
    </Stack>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0}>
        {children}
      </Text>
    </>
  );
}

/** Whether a visit may still be called off. */
function isOpen(a: Appointment): boolean {
  return isMovable(a) || a.status === 'arrived';
}

function Acts({ appointment: a, today, onMove, onCancel }: Props) {
  const { t } = useTranslation('scheduling');
  const may = useMay();
  const acts = useActs();
  const [busy, setBusy] = useState(false);
  const book = may('appointments.book', a.branch_id);
  const cancel = may('appointments.cancel', a.branch_id);

  async function run(act: () => Promise<unknown>, text: string, undoable = false) {
    setBusy(true);
    try {
      await act();
      const undo = async () => {
        await acts.undo(a.id);
      };
      toast.done(text, { id: `visit-${a.id}`, ...(undoable ? { undo } : {}) });
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Group gap="xs">
      {book && a.status === 'confirmed' && dateOf(a.start_local) <= today ? (
        <Button
          leftSection={<IconCheck size={16} aria-hidden />}
          loading={busy}
          onClick={() => void run(() => acts.arrive(a.id), t('toast.arrived', { name: a.patient.name }), true)}
        >
          {t('visit.arrive')}
        </Button>
      ) : null}
      {book && a.status === 'arrived' ? (
        <Button
          loading={busy}
          onClick={() => void run(() => acts.start(a.id), t('desk.toast.start', { name: a.patient.name }), true)}
        >
          {t('visit.start')}
        </Button>
      ) : null}
      {book && (a.status === 'arrived' || a.status === 'in_service') ? (
        <Button
          variant={a.status === 'arrived' ? 'default' : 'filled'}
          loading={busy}
          onClick={() => void run(() => acts.complete(a.id), t('desk.toast.complete', { name: a.patient.name }), true)}
        >
          {t('visit.complete')}
        </Button>
      ) : null}
      {book && a.status === 'confirmed' && new Date(a.starts_at) < new Date() ? (
        <Button
          variant="default"
          loading={busy}
          onClick={() => void run(() => acts.noShow(a.id), t('desk.toast.no_show', { name: a.patient.name }), true)}
        >
          {t('visit.no_show')}
        </Button>
      ) : null}
      {book && isMovable(a) && !a.confirmed_by_patient_at ? (
        <Button
          variant="default"
          loading={busy}
          onClick={() => void run(() => acts.confirm(a.id), t('visit.confirmed'), true)}
        >
          {t('visit.confirm')}
        </Button>
      ) : null}
      {book && isMovable(a) ? (
        <Button variant="default" leftSection={<IconArrowsMove size={16} aria-hidden />} onClick={onMove}>
          {t('visit.move')}
        </Button>
      ) : null}
      {cancel && isOpen(a) ? (
        <Button variant="default" leftSection={<IconX size={16} aria-hidden />} onClick={onCancel}>
          {t('visit.cancel')}
        </Button>
      ) : null}
      {cancel && a.status === 'cancelled' ? (
        <Button
          variant="default"
          loading={busy}
          onClick={() => void run(() => acts.reinstate(a.id), t('toast.reinstated', { name: a.patient.name }))}
        >
          {t('visit.reinstate')}
        </Button>
      ) : null}
    </Group>
  );
}
