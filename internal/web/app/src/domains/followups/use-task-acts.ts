import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { useLocale } from '@/app/locale';
import { formatInstant } from '@/ui/format';
import { toast } from '@/ui/toast';
import { refreshFollowups } from './queries';
import type { Outcome, Task } from './types';
import { useFollowupWords } from './words';

/** What can be done about a follow-up. Each act says what it did, with a way back; a failure is thrown. */
export function useTaskActs() {
  const { t } = useTranslation('followups');
  const { tag } = useLocale();
  const words = useFollowupWords();
  const queries = useQueryClient();

  async function undo(task: Task) {
    await client.POST('/followups/{id}/undo', { params: { path: { id: task.id } } });
    await refreshFollowups(queries);
  }

  function done(task: Task, message: string, back = true) {
    toast.done(message, { id: `followup-${task.id}`, ...(back ? { undo: () => undo(task) } : {}) });
    return refreshFollowups(queries);
  }

  const to = (task: Task) => ({ path: { id: task.id }, header: ifMatch(task.version) });
  return {
    /** Tells the others; answers with the follow-up as it is now. */
    async take(task: Task): Promise<Task> {
      const { data } = await client.POST('/followups/{id}/take', { params: { path: { id: task.id } } });
      return data ?? task;
    },
    async called(task: Task, outcome: Outcome, note: string, nextTry?: string) {
      await client.POST('/followups/{id}/outcome', {
        params: to(task),
        body: { outcome, ...(note ? { note } : {}), ...(nextTry ? { next_try: nextTry } : {}) },
      });
      await done(task, t('done.attempt', { name: task.patient.name, outcome: words.outcome(outcome) }));
    },
    async snooze(task: Task, until: string) {
      await client.POST('/followups/{id}/snooze', { params: to(task), body: { until } });
      const when = formatInstant(until, tag, task.branch.time_zone);
      await done(task, t('done.snoozed', { name: task.patient.name, when }));
    },
    async cancel(task: Task, reason: string) {
      await client.POST('/followups/{id}/cancel', { params: to(task), body: { reason } });
      await done(task, t('done.cancelled', { name: task.patient.name }));
    },
    async reopen(task: Task) {
      await client.POST('/followups/{id}/reopen', { params: to(task) });
      await done(task, t('done.reopened', { name: task.patient.name }));
    },
  };
}
