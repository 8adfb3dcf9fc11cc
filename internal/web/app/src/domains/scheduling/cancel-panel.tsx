import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { FormProblem } from '@/ui/form-problem';
import { toast } from '@/ui/toast';
import { useActs } from './queries';
import { ReasonField } from './reasons';
import type { Appointment } from './types';
import { VisitLine } from './visit-line';

/** Cancels a visit and keeps why; the toast that follows takes it back. */
export function CancelPanel(props: { appointment: Appointment; onDone: () => void; onBack: () => void }) {
  const { appointment, onDone, onBack } = props;
  const { t } = useTranslation(['scheduling', 'common']);
  const acts = useActs();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();

  async function cancel() {
    setAsked(true);
    if (!reason.trim()) return;
    setSending(true);
    setError(undefined);
    try {
      await acts.cancel(appointment.id, reason.trim());
      toast.done(t('toast.cancelled', { name: appointment.patient.name }), {
        id: `visit-${appointment.id}`,
        undo: async () => {
          await acts.reinstate(appointment.id);
        },
      });
      onDone();
    } catch (failure) {
      setError(asProblem(failure));
      setSending(false);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void cancel();
      }}
    >
      <Stack gap="md">
        <VisitLine appointment={appointment} />
        <ReasonField
          act="cancel"
          value={reason}
          onChange={setReason}
          required
          error={asked && !reason.trim() ? t('common:confirm.reason_required') : undefined}
        />
        <FormProblem problem={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onBack}>
            {t('cancel.keep')}
          </Button>
          <Button type="submit" color="red" loading={sending}>
            {t('cancel.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
