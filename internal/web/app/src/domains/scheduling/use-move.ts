import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { useLocale } from '@/app/locale';
import { formatWallDate, formatWallTime } from '@/ui/format';
import { toast } from '@/ui/toast';
import { refreshCalendar, useActs } from './queries';
import type { Appointment } from './types';
import { dateOf } from './wall';

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
    const time = formatWallTime(after.start_local, tag);
    const sameDay = dateOf(before.start_local) === dateOf(after.start_local);
    const day = sameDay
      ? ''
      : `${formatWallDate(after.start_local, tag, { weekday: 'short', day: 'numeric', month: 'short' })}, `;
    const back = { startLocal: before.start_local.slice(0, 16), practitionerId: before.practitioner.id };
    toast.done(
      t('toast.moved', { name: after.patient.name, time: `${day}${time}`, practitioner: after.practitioner.name }),
      {
        id: `visit-${after.id}`,
        undo: async () => {
          await acts.move(after.id, body(back, t('preset.undo')));
        },
      },
    );
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
