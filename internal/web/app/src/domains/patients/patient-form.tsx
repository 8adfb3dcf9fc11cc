import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { useBranch } from '@/app/branch';
import { FormProblem } from '@/ui/form-problem';
import { isStale, Stale } from '@/ui/stale';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { useRefreshPatients, useRegistration } from './queries';
import { RecordFields } from './record-fields';
import { bodyOf, isMinor, type RecordValues, valuesOf } from './record-values';
import type { PatientRecord, RegistrationRules } from './types';

interface Props {
  patient: PatientRecord;
  today: string;
  onDone: () => void;
}

/** Changes a patient's details; says so where another desk was quicker. */
export function PatientForm(props: Props) {
  const { branch } = useBranch();
  const rules = useRegistration(branch?.id);
  return <DataState query={rules}>{(known) => <Loaded {...props} rules={known} />}</DataState>;
}

function Loaded({ patient, today, onDone, rules }: Props & { rules: RegistrationRules }) {
  const { t } = useTranslation(['patients', 'common']);
  const refresh = useRefreshPatients();
  const [typed, setTyped] = useState<RecordValues>(() => valuesOf(patient));
  const { form, onSubmit, sending, problem } = useApiForm<RecordValues>({
    initialValues: valuesOf(patient),
    validate: { name: (name) => (name.trim() ? null : t('common:field.required')) },
    onValuesChange: setTyped,
    send: async (values) => {
      await client.PATCH('/patients/{id}', {
        params: { path: { id: patient.id }, header: ifMatch(patient.version) },
        body: bodyOf(values, patient),
      });
      await refresh();
      toast.done(t('common:state.saved'));
      onDone();
    },
  });
  const place = patient.country && patient.country !== rules.country ? { ...rules, country: patient.country } : rules;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <Stale
          problem={problem}
          onReload={async () => {
            await refresh();
            onDone();
          }}
        />
        <RecordFields form={form} rules={place} today={today} minor={isMinor(typed, rules, today)} />
        {isStale(problem) ? null : <FormProblem problem={problem} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
