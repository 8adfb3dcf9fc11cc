import { Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { DateInput, TimeInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, idempotency } from '@/api/client';
import { useBranch } from '@/app/branch';
import { FormProblem } from '@/ui/form-problem';
import { todayIn, wallClock } from '@/ui/format';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { PatientPicker } from '../patients/patient-picker';
import type { PatientRef } from '../patients/types';
import { SideDrawer } from '../scheduling/side-drawer';
import { AssigneeSelect } from './assignee-select';
import { refreshFollowups } from './queries';
import type { Assignee } from './types';
import { instantOf } from './when';

interface Props {
  opened: boolean;
  onClose: () => void;
  patient?: PatientRef;
}

/** Puts a call on the list by hand. */
export function NewTaskDrawer({ opened, onClose, patient }: Props) {
  const { t } = useTranslation('followups');
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('queue.new')}>
      {opened ? <NewTask patient={patient} onDone={onClose} /> : null}
    </SideDrawer>
  );
}

const priorities = ['5', '4', '3', '2', '1'];

function NewTask({ patient: given, onDone }: { patient: PatientRef | undefined; onDone: () => void }) {
  const { t } = useTranslation(['followups', 'common']);
  const queries = useQueryClient();
  const { branch } = useBranch();
  const zone = branch?.time_zone ?? 'UTC';
  const today = todayIn(zone);
  const [key] = useState(() => crypto.randomUUID());
  const [patient, setPatient] = useState(given);
  const [missing, setMissing] = useState(false);
  const [assignee, setAssignee] = useState<Assignee>({ kind: 'desk' });
  const { form, onSubmit, sending, problem } = useApiForm({
    initialValues: {
      subject: '',
      date: today as string | null,
      time: wallClock(new Date(), zone).slice(11, 16),
      priority: '3',
      closes: false,
    },
    validate: { subject: (v) => (v.trim() ? null : t('common:field.required')) },
    pointers: { '/due_at': 'date', '/closes_on_booking': 'closes' },
    send: async (v) => {
      if (!patient || !branch) return setMissing(true);
      await client.POST('/followups', {
        params: { header: idempotency(key) },
        body: {
          branch_id: branch.id,
          patient_id: patient.id,
          subject: v.subject,
          due_at: instantOf(`${v.date ?? today}T${v.time || '10:00'}`, zone),
          assignee,
          priority: Number(v.priority),
          closes_on_booking: v.closes,
        },
      });
      toast.done(t('done.added', { name: patient.name }));
      void refreshFollowups(queries);
      onDone();
    },
  });
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <PatientPicker
          value={patient}
          onChange={(p) => {
            setPatient(p);
            setMissing(false);
          }}
          {...(missing ? { error: t('common:field.required') } : {})}
        />
        <TextInput
          label={t('new.subject')}
          placeholder={t('new.subject_hint')}
          maxLength={300}
          required
          key={form.key('subject')}
          {...form.getInputProps('subject')}
        />
        <Group gap="xs" align="flex-start">
          <DateInput
            label={t('new.due')}
            minDate={today}
            valueFormat="D MMM YYYY"
            flex={1}
            key={form.key('date')}
            {...form.getInputProps('date')}
          />
          <TimeInput label={t('when.time')} w="8rem" key={form.key('time')} {...form.getInputProps('time')} />
        </Group>
        <AssigneeSelect label={t('new.who')} value={assignee} onChange={setAssignee} branchId={branch?.id} />
        <Select
          label={t('new.value')}
          data={priorities.map((p) => ({ value: p, label: t('row.value', { number: p }) }))}
          allowDeselect={false}
          key={form.key('priority')}
          {...form.getInputProps('priority')}
        />
        <Checkbox
          label={t('new.closes')}
          key={form.key('closes')}
          {...form.getInputProps('closes', { type: 'checkbox' })}
        />
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {t('new.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
