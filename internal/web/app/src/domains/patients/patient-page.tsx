import { Button, Grid, Group, Stack, Text, Title } from '@mantine/core';
import { IconCalendarPlus, IconPencil, IconPrinter } from '@tabler/icons-react';
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
import { PatientBilling } from '../billing/patient-billing';
import { PatientVisits } from '../clinical/patient-visits';
import { DocumentsTab } from '../documents/documents-tab';
import { PatientFollowups } from '../followups/patient-followups';
import { ConsentsTab } from '../intake/consents-tab';
import { PatientMessages } from '../messaging/patient-messages';
import { BookingDrawer } from '../scheduling/booking-drawer';
import { PatientAppointments } from '../scheduling/patient-appointments';
import { Alerts } from './alerts';
import { FaceSheet } from './face-sheet';
import { Identifiers } from './identifiers';
import { PatientFlags } from './patient-flags';
import { PatientForm } from './patient-form';
import { PatientHistory } from './patient-history';
import classes from './patient-page.module.css';
import { type PatientPart, PatientTabs } from './patient-tabs';
import { PatientTimeline } from './patient-timeline';
import { Phone } from './phone';
import { usePatient } from './queries';
import { useAddressText } from './record-fields';
import { ageOn } from './search';
import type { PatientRecord } from './types';

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

function Loaded({ patient }: { patient: PatientRecord }) {
  const { t } = useTranslation(['patients', 'common']);
  const may = useMay();
  const { branch } = useBranch();
  const [booking, setBooking] = useState(false);
  const zone = branch?.time_zone ?? 'UTC';
  const today = todayIn(zone);
  const mayBook = branch && may('appointments.book', branch.id);
  return (
    <>
      <FaceSheet patient={patient} today={today} />
      <div className={classes.screen}>
        <PageHeader
          title={patient.name}
          description={<Head patient={patient} today={today} />}
          actions={
            <>
              <Button
                variant="default"
                leftSection={<IconPrinter size={18} aria-hidden />}
                onClick={() => window.print()}
              >
                {t('face.print')}
              </Button>
              {mayBook ? (
                <Button leftSection={<IconCalendarPlus size={18} aria-hidden />} onClick={() => setBooking(true)}>
                  {t('page.book')}
                </Button>
              ) : null}
            </>
          }
        />
        <div className={classes.flags}>
          <PatientFlags id={patient.id} />
        </div>
        <PatientTabs patient={patient} parts={parts} />
      </div>
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

/** Who it is at a glance: number, age, sex, the name they like, and who stands for a child. */
function Head({ patient, today }: { patient: PatientRecord; today: string }) {
  const { t } = useTranslation('patients');
  const facts = [
    t('page.number', { number: patient.number }),
    useAge(patient, today),
    patient.sex ? t(`sex.${patient.sex}`) : '',
    patient.preferred_name ? `“${patient.preferred_name}”` : '',
    patient.guardian.name ? `${t('field.guardian')}: ${patient.guardian.name}` : '',
  ].filter(Boolean);
  return <bdi>{facts.join(' · ')}</bdi>;
}

/** An age in words, "about" where it was told and not the birth date. */
function useAge(patient: PatientRecord, today: string): string {
  const { t } = useTranslation('patients');
  if (!patient.birth_date) return '';
  const age = t('age', { count: ageOn(patient.birth_date, today) });
  return patient.birth_date_accuracy === 'estimated' ? t('age_about', { age }) : age;
}

/** The parts of a patient's record, each from its own domain, in the order of the tabs. */
const parts: PatientPart[] = [
  { key: 'overview', needs: 'patients.read', show: (patient) => <Overview patient={patient} /> },
  { key: 'history', needs: 'history.read', show: (patient) => <PatientHistory patientId={patient.id} /> },
  { key: 'consents', needs: 'consents.read', show: (patient) => <ConsentsTab patient={patient} /> },
  { key: 'documents', needs: 'documents.read', show: (patient) => <DocumentsTab patient={patient} /> },
  { key: 'visits', needs: 'visits.read', show: (patient) => <PatientVisits patientId={patient.id} /> },
  { key: 'billing', needs: 'invoices.read', show: (patient) => <PatientBilling patientId={patient.id} /> },
  { key: 'messages', needs: 'messages.read', show: (patient) => <PatientMessages patientId={patient.id} /> },
  { key: 'followups', needs: 'followups.read', show: (patient) => <PatientFollowups patient={patient} /> },
  { key: 'timeline', needs: 'patients.read', show: (patient) => <PatientTimeline patientId={patient.id} /> },
];

function Overview({ patient }: { patient: PatientRecord }) {
  const { t } = useTranslation(['patients', 'common']);
  const may = useMay();
  const { branch } = useBranch();
  const [editing, setEditing] = useState(false);
  const today = todayIn(branch?.time_zone ?? 'UTC');
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: editing ? 7 : 5 }}>
        <Stack>
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
          <Alerts patient={patient} />
          <Identifiers patient={patient} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: editing ? 5 : 7 }}>
        <Stack>{may('appointments.read') ? <PatientAppointments patientId={patient.id} /> : null}</Stack>
      </Grid.Col>
    </Grid>
  );
}

const starts = new WeakMap<PatientRecord, { patient: PatientRecord }>();

/** The same object for the same patient: another one would begin the booking anew. */
function startFor(patient: PatientRecord): { patient: PatientRecord } {
  const known = starts.get(patient) ?? { patient };
  starts.set(patient, known);
  return known;
}

/** What the record says; the first lines always, the others where there is something. */
function Details({ patient: p, today }: { patient: PatientRecord; today: string }) {
  const { t } = useTranslation('patients');
  const age = useAge(p, today);
  const address = useAddressText(p.country);
  const language = isLanguage(p.language) ? languages.find((l) => l.code === p.language)?.name : undefined;
  const referral = p.referral.source
    ? [t(`referral.${p.referral.source}`), p.referral.campaign, p.referral.name].filter(Boolean).join(' · ')
    : '';
  const more: Record<string, ReactNode> = {
    [t('field.second_phone')]: p.second_phone ? (
      <PhoneLink phone={p.second_phone} owner={p.second_phone_owner} />
    ) : null,
    [t('field.given_name')]: p.given_name,
    [t('field.family_name')]: p.family_name,
    [t('field.gender')]: p.gender,
    [t('field.address')]: address(p.address),
    [t('field.language')]: language,
    [t('field.channel')]: p.channel ? t(`channel.${p.channel}`) : '',
    [t('field.guardian')]: p.guardian.name ? <Person {...p.guardian} /> : null,
    [t('field.emergency_contact')]: p.emergency_contact.name ? <Person {...p.emergency_contact} /> : null,
    [t('field.occupation')]: p.occupation,
    [t('field.referral')]: referral,
    [t('field.notes')]: p.notes ? <span className={classes.notes}>{p.notes}</span> : null,
  };
  return (
    <dl className={classes.facts}>
      <Fact name={t('field.phone')}>{p.phone ? <PhoneLink phone={p.phone} owner={p.phone_owner} /> : null}</Fact>
      <Fact name={t('field.email')}>
        {p.email ? (
          <a href={`mailto:${p.email}`}>
            <bdi>{p.email}</bdi>
          </a>
        ) : null}
      </Fact>
      <Fact name={t('field.birth_date')}>
        {p.birth_date ? (
          p.birth_date_accuracy === 'estimated' ? (
            age
          ) : (
            <>
              <WallDate value={p.birth_date} /> · {age}
            </>
          )
        ) : null}
      </Fact>
      {Object.entries(more).map(([name, value]) =>
        value ? (
          <Fact key={name} name={name}>
            <bdi>{value}</bdi>
          </Fact>
        ) : null,
      )}
      <Fact name={t('field.since')}>
        <Instant value={p.created_at} />
      </Fact>
    </dl>
  );
}

function Person({ name, relation, phone }: { name?: string; relation?: string; phone?: string }) {
  return (
    <>
      {[name, relation].filter(Boolean).join(', ')}
      {phone ? (
        <>
          {' · '}
          <PhoneLink phone={phone} />
        </>
      ) : null}
    </>
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

function PhoneLink({ phone, owner }: { phone: string; owner?: string }) {
  return (
    <>
      <a href={`tel:${phone}`}>
        <Phone value={phone} />
      </a>
      {owner ? ` (${owner})` : null}
    </>
  );
}
