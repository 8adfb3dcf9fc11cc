import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { useMe } from '@/app/session';
import { formatInstant } from '@/ui/format';
import { usePermissionWords } from '../access/words';
import { useAssignees } from './queries';
import type { Assignee, Rule, Task } from './types';

/** A text in the first of these languages it comes in, else in any. */
export function inLanguage(texts: Record<string, string>, ...languages: string[]): string {
  for (const language of [...languages, 'en']) if (texts[language]) return texts[language];
  return Object.values(texts)[0] ?? '';
}

/** Puts values in for {patient} and the like; a word without a value stays as it is. */
export function fillIn(script: string, values: Record<string, string | undefined>): string {
  return script.replace(/\{(\w+)\}/g, (word, name: string) => values[name] || word);
}

/** The words of follow-ups that depend on the reader, the patient and the task. */
export function useFollowupWords() {
  const { t, i18n } = useTranslation('followups');
  const { tag } = useLocale();
  const me = useMe();
  const say = (key: string, otherwise: string) =>
    i18n.exists(`followups:${key}`) ? (t as (key: string) => string)(key) : otherwise;
  const day = (task: Task) =>
    formatInstant(task.event_at, tag, task.branch.time_zone, { day: 'numeric', month: 'long' });
  return {
    event: (event: string) => say(`event.${event}`, event),
    outcome: (outcome: string) => (outcome ? say(`outcome.${outcome}`, outcome) : ''),
    act: (act: string) => say(`act.${act}`, act),
    ruleName: (rule: Pick<Rule, 'names' | 'event'>) =>
      inLanguage(rule.names, i18n.language) || say(`event.${rule.event}`, rule.event),
    /** Why somebody is called: what it is about, or the rule, or what happened. */
    why: (task: Task) =>
      task.subject || inLanguage(task.rule_names, i18n.language) || say(`event.${task.event}`, task.event),
    /** When what the call is about happened. */
    day,
    /** What to say, in the patient's language where the rule has it, with the names put in. */
    script: (task: Task) =>
      fillIn(inLanguage(task.scripts, task.patient.language, i18n.language), {
        patient: task.patient.name,
        practitioner: task.practitioner?.name,
        service: task.service?.name,
        date: day(task),
        clinic: me.tenant.name,
        me: me.member.name,
      }),
    /** The language `script` is in, for screen readers. */
    scriptLanguage: (task: Task) =>
      [task.patient.language, i18n.language, 'en'].find((l) => task.scripts[l]) ?? i18n.language,
  };
}

/** What to call whoever a follow-up is for. */
export function useAssigneeName(): (assignee: Assignee) => string {
  const { t } = useTranslation('followups');
  const { roleName } = usePermissionWords();
  const roles = useAssignees().data?.roles ?? [];
  return ({ kind, id, name }) => {
    if (kind === 'desk') return t('row.desk');
    const role = roles.find((r) => r.id === id);
    return role ? roleName({ ...role, builtin: role.key !== role.id }) : (name ?? '');
  };
}
