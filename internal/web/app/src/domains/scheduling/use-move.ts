import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { useLocale } from '@/app/locale';
import { toast } from '@/ui/toast';
import { refreshCalendar, useActs } from './queries';
import type { Appointment } from './types';
import { dateOf } from './wall';
import { whenText } from './when-text';

/** A place on the calendar. */
export interface Place {
  startLocal: string;
  practitionerId: string;
}

/** Moves a visit, tells so with a way back, and keeps what stood in the way. */
export function useMove(onMoved: () => void) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  const queries = useQueryClient();
  const acts = useActs();
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();

  function body({ startLocal, practitionerId }: Place, reason: string) {
    return { start_local: startLocal, practitioner_id: practitionerId, reason };
  }

  function tell(before: Appointment, after: Appointment) {
    const time = whenText(after.start_local, dateOf(before.start_local), tag);
    const back = { startLocal: before.start_local.slice(0, 16), practitionerId: before.practitioner.id };
    toast.done(t('toast.moved', { name: after.patient.name, time, practitioner: after.practitioner.name }), {
      id: `visit-${after.id}`,
      undo: async () => {
        await acts.move(after.id, body(back, t('preset.undo')));
      },
    });
  }

  async function move(appointment: Appointment, to: Place, reason: string): Promise<void> {
    setSending(true);
    setError(undefined);
    try {
      const after = await acts.move(appointment.id, body(to, reason.trim() || t('preset.desk')));
      tell(appointment, after);
      onMoved();
    } catch (failure) {
      setError(asProblem(failure));
      void refreshCalendar(queries);
    } finally {
      setSending(false);
    }
  }

  return { move, sending, error, clear: () => setError(undefined) };
}
