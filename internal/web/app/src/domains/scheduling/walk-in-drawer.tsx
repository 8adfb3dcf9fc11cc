import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { asProblem } from '@/api/problem';
import { useLocale } from '@/app/locale';
import { FormProblem } from '@/ui/form-problem';
import { formatWallTime } from '@/ui/format';
import { toast } from '@/ui/toast';
import { PatientPicker } from '../patients/patient-picker';
import type { PatientRef } from '../patients/types';
import { refreshCalendar, usePractitioners, useServices } from './queries';
import { SideDrawer } from './side-drawer';

interface Props {
  opened: boolean;
  onClose: () => void;
  branchId: string;
}

/** Takes somebody who stands at the desk: who, for what, and with whoever is free first. */
export function WalkInDrawer({ opened, onClose, branchId }: Props) {
  const { t } = useTranslation('scheduling');
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('desk.walk_in_title')}>
      {opened ? <WalkIn onClose={onClose} branchId={branchId} /> : null}
    </SideDrawer>
  );
}

function WalkIn({ onClose, branchId }: Omit<Props, 'opened'>) {
  const { t } = useTranslation(['scheduling', 'common']);
  const { tag } = useLocale();
  const queries = useQueryClient();
  const services = useServices().data?.items ?? [];
  const people = (usePractitioners(branchId).data?.items ?? []).filter((p) => p.active);
  const [patient, setPatient] = useState<PatientRef>();
  const [service, setService] = useState<string | null>(null);
  const [who, setWho] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const [key] = useState(() => crypto.randomUUID());
  const chosen = services.find((s) => s.id === service);
  const givers = people.filter((p) => !chosen?.practitioner_ids.length || chosen.practitioner_ids.includes(p.id));
  const required = t('common:field.required');

  async function send() {
    setAsked(true);
    if (!patient || !service) return;
    setSending(true);
    setError(undefined);
    try {
      const { data } = await client.POST('/walk-ins', {
        params: { header: { 'Idempotency-Key': key } },
        body: {
          branch_id: branchId,
          service_id: service,
          patient_id: patient.id,
          ...(who ? { practitioner_id: who } : {}),
        },
      });
      await refreshCalendar(queries);
      if (data) {
        const time = formatWallTime(data.start_local, tag);
        toast.done(t('desk.walk_in_done', { name: patient.name, who: data.practitioner.name, time }));
      }
      onClose();
    } catch (failure) {
      setError(asProblem(failure));
      setSending(false);
    }
  }

  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('desk.walk_in_hint')}
      </Text>
      <PatientPicker value={patient} onChange={setPatient} error={asked && !patient ? required : undefined} />
      <Select
        label={t('visit.service')}
        data={services.map((s) => ({ value: s.id, label: s.name }))}
        value={service}
        onChange={(value) => {
          setService(value);
          setWho(null);
        }}
        searchable
        required
        error={asked && !service ? required : undefined}
      />
      <Select
        label={t('visit.practitioner')}
        placeholder={t('desk.anybody')}
        data={givers.map((p) => ({ value: p.id, label: p.name }))}
        value={who}
        onChange={setWho}
        clearable
      />
      <FormProblem problem={error} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('common:action.cancel')}
        </Button>
        <Button loading={sending} onClick={() => void send()}>
          {t('desk.walk_in')}
        </Button>
      </Group>
    </Stack>
  );
}
