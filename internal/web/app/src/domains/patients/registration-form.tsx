import { Button, Group, Stack } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useBranch } from '@/app/branch';
import { FormProblem } from '@/ui/form-problem';
import { todayIn } from '@/ui/format';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { Warning } from '@/ui/warning';
import { Duplicates, duplicatesOf } from './duplicates';
import { Likely } from './likely';
import { useRefreshPatients, useRegistration } from './queries';
import { RecordFields } from './record-fields';
import { bodyOf, isMinor, type RecordValues, valuesOf } from './record-values';
import type { Beginnings } from './search';
import type { Patient, RegistrationRules } from './types';

interface Props {
  initial: Beginnings;
  onDone: (patient: Patient) => void;
  onCancel: () => void;
}

/** Registers a patient by all that the clinic asks for; the desk may leave some of it for later. */
export function RegistrationForm(props: Props) {
  const { branch } = useBranch();
  const rules = useRegistration(branch?.id);
  return <DataState query={rules}>{(known) => <Loaded {...props} rules={known} />}</DataState>;
}

function Loaded({ initial, onDone, onCancel, rules }: Props & { rules: RegistrationRules }) {
  const { t } = useTranslation(['patients', 'common']);
  const { branch } = useBranch();
  const refresh = useRefreshPatients();
  const today = todayIn(branch?.time_zone ?? 'UTC');
  const [typed, setTyped] = useState<RecordValues>(() => valuesOf(initial));
  const [found, setFound] = useState<Patient[]>();
  const [lacking, setLacking] = useState(false);
  const how = useRef({ complete: true, allow_duplicate: false });
  const { form, onSubmit, sending, problem } = useApiForm<RecordValues>({
    initialValues: valuesOf(initial),
    validate: { name: (name) => (name.trim() ? null : t('common:field.required')) },
    onValuesChange: setTyped,
    send: register,
  });

  async function register(values: RecordValues) {
    setFound(undefined);
    setLacking(false);
    try {
      const body = { ...bodyOf(values), ...how.current, ...(branch ? { branch_id: branch.id } : {}) };
      const { data } = await client.POST('/patients', { body });
      await refresh();
      toast.done(t('form.registered'));
      if (data) onDone(data);
    } catch (error) {
      const duplicates = duplicatesOf(error);
      if (duplicates) return setFound(duplicates);
      setLacking(true);
      throw error;
    }
  }

  function again(change: Partial<typeof how.current>) {
    how.current = { ...how.current, ...change };
    onSubmit();
  }

  const missing = lacking && Object.keys(form.errors).length > 0;
  return (
    <form onSubmit={onSubmit} noValidate aria-label={t('add.title')}>
      <Stack gap="sm">
        <RecordFields
          form={form}
          rules={rules}
          today={today}
          minor={isMinor(typed, rules, today)}
          afterName={found ? null : <Likely typed={typed} onUse={onDone} />}
          short
        />
        {found ? (
          <Duplicates
            found={found}
            onUse={onDone}
            onAddAnyway={() => again({ allow_duplicate: true })}
            busy={sending}
          />
        ) : null}
        {missing ? (
          <Warning role="status" title={t('form.incomplete')}>
            <Button variant="default" size="compact-md" loading={sending} onClick={() => again({ complete: false })}>
              {t('form.register_anyway')}
            </Button>
          </Warning>
        ) : null}
        <FormProblem problem={problem} />
        <Group gap="xs" justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
          <Button
            type="submit"
            loading={sending}
            onClick={() => (how.current = { complete: true, allow_duplicate: false })}
          >
            {t('add.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
