import { useTranslation } from 'react-i18next';
import type { Permission, Role } from './types';

/**
 * The words of the catalogue in the reader's language. Keys hold dots for i18next, so `patients.read` is looked up as
 * `permission.patients_read`; what this build has no words for yet is shown as the server says it.
 */
export function usePermissionWords() {
  const { t, i18n } = useTranslation('access');
  const say = (key: string, otherwise: string) =>
    i18n.exists(`access:${key}`) ? (t as (key: string) => string)(key) : otherwise;
  return {
    sentence: (p: Permission) => say(`permission.${p.key.replace('.', '_')}`, p.sentence),
    group: (group: string) => say(`group.${group.toLowerCase().replaceAll(' ', '_')}`, group),
    roleName: (role: Pick<Role, 'key' | 'name' | 'builtin'>) =>
      role.builtin ? say(`builtin.${role.key}.name`, role.name) : role.name,
    roleText: (role: Role) => (role.builtin ? say(`builtin.${role.key}.text`, role.description) : role.description),
  };
}
