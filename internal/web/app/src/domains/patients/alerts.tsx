import { ActionIcon, Button, Group, Modal, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useLocale } from '@/app/locale';
import { useMay } from '@/app/session';
import { FormProblem } from '@/ui/form-problem';
import { formatWallDate } from '@/ui/format';
import { Card } from '@/ui/page';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { useRefreshPatients } from './queries';
import type { PatientRecord } from './types';

type Severity = 'critical' | 'warning' | 'notice';

/** Words everybody who sees the patient must read: put there, and taken away. */
export function Alerts({ patient }: { patient: PatientRecord }) {
  const { t } = useTranslation(['patients', 'flags', 'common']);
  const { tag } = useLocale();
  const write = useMay()('patients.write');
  const refresh = useRefreshPatients();
  const [adding, setAdding] = useState(false);

  async function remove(alert: PatientRecord['alerts'][number]) {
    const path = { id: patient.id, eid: alert.id };
    try {
      await client.POST('/patients/{id}/alerts/{eid}/remove', { params: { path } });
      await refresh();
      toast.done(`${t('ids.remove')}: ${alert.text}`, {
        undo: async () => {
          const body = { text: alert.text, severity: alert.severity, expires_on: alert.expires_on ?? '' };
          await client.POST('/patients/{id}/alerts', { params: { path: { id: patient.id } }, body });
          await refresh();
        },
      });
    } catch (error) {
      toast.failed(error);
    }
  }

  return (
    <Card>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3">
          {t('alerts.title')}
        </Title>
        {write ? (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('alerts.add')}
          </Button>
        ) : null}
      </Group>
      {patient.alerts.length === 0 ? <Text c="dimmed">{t('alerts.none')}</Text> : null}
      <Stack gap={4}>
        {patient.alerts.map((alert) => (
          <Group key={alert.id} justify="space-between" wrap="nowrap">
            <div>
              <Text span fw={600}>
                <bdi>{alert.text}</bdi>
              </Text>{' '}
              <Text span size="sm" c="dimmed">
                {t(`flags:severity.${alert.severity}`)}
                {alert.expires_on ? ` · ${t('alerts.until', { date: formatWallDate(alert.expires_on, tag) })}` : null}
              </Text>
            </div>
            {write ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`${t('ids.remove')}: ${alert.text}`}
                onClick={() => void remove(alert)}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            ) : null}
          </Group>
        ))}
      </Stack>
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('alerts.add')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <AlertForm patient={patient} onDone={() => setAdding(false)} />
      </Modal>
    </Card>
  );
}

function AlertForm({ patient, onDone }: { patient: PatientRecord; onDone: () => void }) {
  const { t } = useTranslation(['patients', 'flags', 'common']);
  const refresh = useRefreshPatients();
  const { form, onSubmit, sending, problem } = useApiForm({
    initialValues: { text: '', severity: 'warning' as Severity, expires_on: '' },
    validate: { text: (text) => (text.trim() ? null : t('common:field.required')) },
    send: async (body) => {
      await client.POST('/patients/{id}/alerts', { params: { path: { id: patient.id } }, body });
      await refresh();
      onDone();
    },
  });
  const severities: Severity[] = ['critical', 'warning', 'notice'];
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <TextInput
          label={t('alerts.text')}
          required
          data-autofocus
          key={form.key('text')}
          {...form.getInputProps('text')}
        />
        <Select
          label={t('alerts.severity')}
          data={severities.map((value) => ({ value, label: t(`flags:severity.${value}`) }))}
          allowDeselect={false}
          key={form.key('severity')}
          {...form.getInputProps('severity')}
        />
        <DateInput
          label={t('alerts.expires')}
          clearable
          weekendDays={[]}
          onChange={(date) => form.setFieldValue('expires_on', date ?? '')}
          error={form.errors.expires_on}
        />
        <FormProblem problem={problem} />
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
