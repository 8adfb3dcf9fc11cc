import { Button, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconPencil } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { isLanguage, languages } from '@/i18n/languages';
import { todayIn } from '@/ui/format';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState } from '@/ui/states';
import { Instant, WallDate } from '@/ui/values';
import { PatientFollowups } from '../followups/patient-followups';
import { PatientMessages } from '../messaging/patient-messages';
import { BookingDrawer } from '../scheduling/booking-drawer';
import { PatientAppointments } from '../scheduling/patient-appointments';
import { PatientFlags } from './patient-flags';
import { PatientForm } from './patient-form';
import classes from './patient-page.module.css';
import { type PatientPart, PatientTabs } from './patient-tabs';
import { Phone } from './phone';
import { usePatient } from './queries';
import { ageOn } from './search';
import type { Patient } from './types';

/** One patient: who it is, and when they come. */
export function PatientPage() {
  const { id } = useParams({ from: '/_staff/patients/$id' });
  const query = usePatient(id);
  return (
    <Page>
      <DataState query={query}>{(patient) => <Loaded patient={patient} />}</DataState>
    </Page>
  );
}

function Loaded({ patient }: { patient: Patient }) {
  const { t } = useTranslation(['patients', 'common']);
  const may = useMay();
  const { branch } = useBranch();
  const [booking, setBooking] = useState(false);
  const zone = branch?.time_zone ?? 'UTC';
  const today = todayIn(zone);
  const mayBook = branch && may('appointments.book', branch.id);
  return (
    <>
      <PageHeader
        title={patient.name}
        description={<bdi>{t('page.number', { number: patient.number })}</bdi>}
        actions={
          mayBook ? (
            <Button leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={() => setBooking(true)}>
              {t('page.book')}
            </Button>
          ) : null
        }
      />
      <PatientFlags id={patient.id} />
      <PatientTabs patient={patient} parts={parts} />
      {branch ? (
        <BookingDrawer
          start={booking ? startFor(patient) : undefined}
          onClose={() => setBooking(false)}
          branchId={branch.id}
          zone={zone}
          today={today}
          date={today}
        />
      ) : null}
    </>
  );
}

/** The parts of a patient's record, each from its own domain, in the order of the tabs. */
const parts: PatientPart[] = [
  { key: 'overview', needs: 'patients.read', show: (patient) => <Overview patient={patient} /> },
  { key: 'messages', needs: 'messages.read', show: (patient) => <PatientMessages patientId={patient.id} /> },
  { key: 'followups', needs: 'followups.read', show: (patient) => <PatientFollowups patient={patient} /> },
];

function Overview({ patient }: { patient: Patient }) {
  const { t } = useTranslation(['patients', 'common']);
  const may = useMay();
  const { branch } = useBranch();
  const [editing, setEditing] = useState(false);
  const today = todayIn(branch?.time_zone ?? 'UTC');
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 5 }}>
        <Card>
          <Group justify="space-between" mb="md">
            <Title order={2} size="h3">
              {t('page.details')}
            </Title>
            {may('patients.write') && !editing ? (
              <Button
                variant="default"
                size="compact-md"
                leftSection={<IconPencil size={15} aria-hidden />}
                onClick={() => setEditing(true)}
              >
                {t('common:action.edit')}
              </Button>
            ) : null}
          </Group>
          {editing ? (
            <PatientForm patient={patient} today={today} onDone={() => setEditing(false)} />
          ) : (
            <Details patient={patient} today={today} />
          )}
        </Card>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7 }}>
        <Stack>{may('appointments.read') ? <PatientAppointments patientId={patient.id} /> : null}</Stack>
      </Grid.Col>
    </Grid>
  );
}

const starts = new WeakMap<Patient, { patient: Patient }>();

/** The same object for the same patient: another one would begin the booking anew. */
function startFor(patient: Patient): { patient: Patient } {
  const known = starts.get(patient) ?? { patient };
  starts.set(patient, known);
  return known;
}

function Details({ patient, today }: { patient: Patient; today: string }) {
  const { t } = useTranslation('patients');
  const language = isLanguage(patient.language) ? languages.find((l) => l.code === patient.language)?.name : undefined;
  return (
    <dl className={classes.facts}>
      <Fact name={t('field.phone')}>{patient.phone ? <PhoneLink phone={patient.phone} /> : null}</Fact>
      <Fact name={t('field.email')}>
        {patient.email ? (
          <a href={`mailto:${patient.email}`}>
            <bdi>{patient.email}</bdi>
          </a>
        ) : null}
      </Fact>
      <Fact name={t('field.birth_date')}>
        {patient.birth_date ? (
          <>
            <WallDate value={patient.birth_date} /> · {t('age', { count: ageOn(patient.birth_date, today) })}
          </>
        ) : null}
      </Fact>
      <Fact name={t('field.language')}>{language}</Fact>
      <Fact name={t('field.since')}>
        <Instant value={patient.created_at} />
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('patients');
  return (
    <div className={classes.fact}>
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0}>
        {children || (
          <Text span c="dimmed">
            {t('field.none')}
          </Text>
        )}
      </Text>
    </div>
  );
}

function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={`tel:${phone}`}>
      <Phone value={phone} />
    </a>
  );
}
