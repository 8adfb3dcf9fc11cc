import { Button, Group, Select, Stack, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useTranslation } from 'react-i18next';
import { api, client, ifMatch } from '@/api/client';
import { languages } from '@/i18n/languages';
import { FormProblem } from '@/ui/form-problem';
import { isStale, Stale } from '@/ui/stale';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { useRefreshPatients } from './queries';
import type { Patient } from './types';

interface Props {
  patient: Patient;
  today: string;
  onDone: () => void;
}

/** Changes a patient's details; says so where another desk was quicker. */
export function PatientForm({ patient, today, onDone }: Props) {
  const { t } = useTranslation(['patients', 'common']);
  const refresh = useRefreshPatients();
  const { form, onSubmit, sending, problem } = useApiForm({
    initialValues: {
      name: patient.name,
      phone: patient.phone,
      email: patient.email,
      birth_date: patient.birth_date ?? '',
      language: patient.language,
    },
    validate: { name: (name) => (name.trim() ? null : t('common:field.required')) },
    send: async (body) => {
      await client.PATCH('/patients/{id}', {
        params: { path: { id: patient.id }, header: ifMatch(patient.version) },
        body,
      });
      await refresh();
      toast.done(t('common:state.saved'));
      onDone();
    },
  });
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
        <TextInput label={t('field.name')} required key={form.key('name')} {...form.getInputProps('name')} />
        <TextInput label={t('field.phone')} type="tel" key={form.key('phone')} {...form.getInputProps('phone')} />
        <TextInput label={t('field.email')} type="email" key={form.key('email')} {...form.getInputProps('email')} />
        <BirthDate form={form} today={today} />
        <LanguageChoice form={form} />
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

type Form = ReturnType<
  typeof useApiForm<{ name: string; phone: string; email: string; birth_date: string; language: string }>
>['form'];

function LanguageChoice({ form }: { form: Form }) {
  const { t } = useTranslation('patients');
  const { onChange: _, defaultValue, ...props } = form.getInputProps('language');
  return (
    <Select
      label={t('field.language')}
      data={languages.map((l) => ({ value: l.code, label: l.name }))}
      clearable
      key={form.key('language')}
      {...props}
      defaultValue={(defaultValue as string) || null}
      onChange={(code) => form.setFieldValue('language', code ?? '')}
    />
  );
}

function BirthDate({ form, today }: { form: Form; today: string }) {
  const { t } = useTranslation('patients');
  const { onChange: _, defaultValue, ...props } = form.getInputProps('birth_date');
  const format =
    api.useQuery('get', '/settings', {}, { staleTime: 300_000 }).data?.effective.date_format ?? 'YYYY-MM-DD';
  return (
    <DateInput
      label={t('field.birth_date')}
      valueFormat={format}
      placeholder={format}
      weekendDays={[]}
      maxDate={today}
      defaultLevel="decade"
      clearable
      key={form.key('birth_date')}
      {...props}
      defaultValue={(defaultValue as string) || null}
      onChange={(date) => form.setFieldValue('birth_date', date ?? '')}
    />
  );
}
