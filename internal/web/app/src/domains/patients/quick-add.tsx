import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { FormProblem } from '@/ui/form-problem';
import { useApiForm } from '@/ui/use-api-form';
import { Duplicates, duplicatesOf } from './duplicates';
import { Likely } from './likely';
import { useRefreshPatients } from './queries';
import type { Beginnings } from './search';
import type { Patient } from './types';

interface Props {
  initial: Beginnings;
  onDone: (patient: Patient) => void;
  onCancel: () => void;
}

/** Registers a patient by name and phone, in the middle of something else. */
export function QuickAdd({ initial, onDone, onCancel }: Props) {
  const { t } = useTranslation(['patients', 'common']);
  const refresh = useRefreshPatients();
  const [found, setFound] = useState<Patient[]>();
  const allow = useRef(false);
  const [typed, setTyped] = useState({ name: initial.name, phone: initial.phone });
  const { form, onSubmit, sending, problem, clearProblem } = useApiForm({
    initialValues: { name: initial.name, phone: initial.phone },
    validate: { name: (name) => (name.trim() ? null : t('common:field.required')) },
    onValuesChange: setTyped,
    send: register,
  });

  async function register(values: { name: string; phone: string }) {
    setFound(undefined);
    try {
      const { data } = await client.POST('/patients', { body: { ...values, allow_duplicate: allow.current } });
      if (data) onDone(data);
      void refresh();
    } catch (error) {
      const duplicates = duplicatesOf(error);
      if (!duplicates) throw error;
      setFound(duplicates);
    } finally {
      allow.current = false;
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.stopPropagation();
        onSubmit(event);
      }}
      aria-label={t('add.title')}
    >
      <Stack gap="sm">
        <TextInput
          label={t('field.name')}
          autoComplete="off"
          autoFocus={!initial.name}
          required
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('field.phone')}
          type="tel"
          autoComplete="off"
          autoFocus={Boolean(initial.name)}
          key={form.key('phone')}
          {...form.getInputProps('phone')}
        />
        {found ? (
          <Duplicates
            found={found}
            onUse={onDone}
            onAddAnyway={() => {
              allow.current = true;
              onSubmit();
            }}
            busy={sending}
          />
        ) : (
          <Likely typed={typed} onUse={onDone} />
        )}
        <FormProblem problem={problem} />
        <Group gap="xs" justify="flex-end">
          <Button
            variant="default"
            onClick={() => {
              clearProblem();
              onCancel();
            }}
          >
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {t('add.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
