import { Table, Text, Title, UnstyledButton } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useBranch } from '@/app/branch';
import { todayIn } from '@/ui/format';
import { Card } from '@/ui/page';
import { DataState, EmptyState } from '@/ui/states';
import { WallDate, WallTime } from '@/ui/values';
import { AppointmentDrawer } from './appointment-drawer';
import classes from './patient-appointments.module.css';
import { StatusBadge } from './status-badge';
import type { Appointment } from './types';

/** A patient's visits: those to come, nearest first, and those that were. */
export function PatientAppointments({ patientId }: { patientId: string }) {
  const { t } = useTranslation('scheduling');
  const { branch, branches } = useBranch();
  const [open, setOpen] = useState<string>();
  const query = api.useQuery('get', '/appointments', { params: { query: { patient_id: patientId, limit: 100 } } });
  const today = todayIn(branch?.time_zone ?? 'UTC');
  const place = (id: string) => (branches.length > 1 ? branches.find((b) => b.id === id)?.name : undefined);
  return (
    <>
      <DataState
        query={query}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Card>
            <EmptyState icon={IconCalendar} title={t('patient.none')} />
          </Card>
        }
      >
        {({ items }) => {
          const { upcoming, past } = splitVisits(items, new Date().toISOString());
          return (
            <>
              <Visits title={t('patient.upcoming')} visits={upcoming} onOpen={setOpen} place={place} />
              <Visits title={t('patient.past')} visits={past} onOpen={setOpen} place={place} />
            </>
          );
        }}
      </DataState>
      <AppointmentDrawer id={open} onClose={() => setOpen(undefined)} today={today} />
    </>
  );
}

/** Visits to come, nearest first, and visits that were, latest first; `now` is an instant. A cancelled one is past. */
export function splitVisits(
  visits: readonly Appointment[],
  now: string,
): { upcoming: Appointment[]; past: Appointment[] } {
  const time = (a: Appointment) => Date.parse(a.starts_at);
  const isNext = (a: Appointment) => Date.parse(a.ends_at) > Date.parse(now) && a.status !== 'cancelled';
  return {
    upcoming: visits.filter(isNext).sort((a, b) => time(a) - time(b)),
    past: visits.filter((a) => !isNext(a)).sort((a, b) => time(b) - time(a)),
  };
}

interface VisitsProps {
  title: string;
  visits: Appointment[];
  onOpen: (id: string) => void;
  place: (branchId: string) => string | undefined;
}

function Visits({ title, visits, onOpen, place }: VisitsProps) {
  if (visits.length === 0) return null;
  return (
    <Card padded={false}>
      <Title order={2} size="h3" className={classes.title}>
        {title}
      </Title>
      <Table verticalSpacing={8} horizontalSpacing="lg" highlightOnHover>
        <Table.Tbody>
          {visits.map((a) => (
            <Table.Tr key={a.id} className={classes.row} onClick={() => onOpen(a.id)}>
              <Table.Td className={classes.when}>
                <UnstyledButton onClick={() => onOpen(a.id)} className={classes.open}>
                  <WallDate
                    value={a.start_local}
                    options={{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }}
                  />
                </UnstyledButton>
                <Text size="sm" c="dimmed">
                  <WallTime value={a.start_local} />
                </Text>
              </Table.Td>
              <Table.Td>
                {a.service.name}
                <Text size="sm" c="dimmed">
                  <bdi>{a.practitioner.name}</bdi>
                  {place(a.branch_id) ? <> · {place(a.branch_id)}</> : null}
                </Text>
              </Table.Td>
              <Table.Td ta="end">
                <StatusBadge status={a.status} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}
