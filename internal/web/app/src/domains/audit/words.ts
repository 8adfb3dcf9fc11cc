import { useTranslation } from 'react-i18next';
import type { AuditEvent } from './types';

/** "team_notes" as people would write it, for what this build has no words for yet. */
function plain(key: string): string {
  const text = key.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The words of the audit: kinds of records, fields, actors. */
export function useAuditWords() {
  const { t, i18n } = useTranslation('audit');
  const say = (key: string, otherwise: string) =>
    i18n.exists(`audit:${key}`) ? (t as (key: string) => string)(key) : otherwise;
  return {
    /** What was done to which kind of record, where the two make a sentence of their own. */
    said: ({ action, entity }: AuditEvent) => say(`said.${action}_${entity}`, ''),
    entity: (entity: string) => say(`entity.${entity}`, plain(entity)),
    field: (field: string) => say(`field.${field}`, plain(field)),
    actor: ({ kind, name }: AuditEvent['actor']) => {
      if (name) return name;
      return kind === 'staff' ? t('actor.unknown') : t(`actor.${kind}`);
    },
  };
}
