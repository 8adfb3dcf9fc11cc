import { Group } from '@mantine/core';
import { IconCalendarPlus, IconUser } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import { ButtonLink } from '@/ui/links';
import type { Appointment } from './types';

export interface AfterVisitProps {
  appointment: Appointment;
}

/** What may follow a visit, in the order it is offered. Each part shows nothing where it has nothing to offer. */
const parts: ComponentType<AfterVisitProps>[] = [NextAppointment, OpenRecord];

/** What follows once a visit is over: the next appointment, the record, and whatever other domains add. */
export function AfterVisit(props: AfterVisitProps) {
  return (
    <Group gap={6}>
      {parts.map((Part) => (
        <Part key={Part.name} {...props} />
      ))}
    </Group>
  );
}

function NextAppointment({ appointment }: AfterVisitProps) {
  const { t } = useTranslation('scheduling');
  if (!useMay()('appointments.book', appointment.branch_id)) return null;
  return (
    <ButtonLink
      to="/calendar"
      search={{ book: true }}
      size="compact-sm"
      variant="light"
      leftSection={<IconCalendarPlus size={15} aria-hidden />}
    >
      {t('desk.next')}
    </ButtonLink>
  );
}

function OpenRecord({ appointment }: AfterVisitProps) {
  const { t } = useTranslation('scheduling');
  if (!useMay()('patients.read')) return null;
  return (
    <ButtonLink
      to="/patients/$id"
      params={{ id: appointment.patient.id }}
      size="compact-sm"
      variant="default"
      leftSection={<IconUser size={15} aria-hidden />}
    >
      {t('desk.record')}
    </ButtonLink>
  );
}
