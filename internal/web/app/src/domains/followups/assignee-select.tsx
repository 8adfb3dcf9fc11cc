import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePermissionWords } from '../access/words';
import { useAssignees } from './queries';
import type { Assignee } from './types';

interface Props {
  label: string;
  value: Assignee;
  onChange: (assignee: Assignee) => void;
  branchId?: string | undefined;
  error?: React.ReactNode;
}

/** Chooses whose a follow-up is: the desk's, a role's or somebody's own. */
export function AssigneeSelect({ label, value, onChange, branchId, error }: Props) {
  const { t } = useTranslation('followups');
  const { roleName } = usePermissionWords();
  const people = useAssignees(branchId).data;
  const data = [
    { group: t('new.desk'), items: [{ value: 'desk', label: t('new.desk') }] },
    {
      group: t('new.roles'),
      items: (people?.roles ?? []).map((r) => ({
        value: `role:${r.id}`,
        label: roleName({ ...r, builtin: r.key !== r.id }),
      })),
    },
    {
      group: t('new.members'),
      items: (people?.members ?? []).map((m) => ({ value: `member:${m.id}`, label: m.name })),
    },
  ];
  return (
    <Select
      label={label}
      data={data}
      value={value.kind === 'desk' ? 'desk' : `${value.kind}:${value.id}`}
      onChange={(chosen) => {
        const [kind, id] = (chosen ?? 'desk').split(':');
        onChange(id ? { kind: kind as 'role' | 'member', id } : { kind: 'desk' });
      }}
      allowDeselect={false}
      searchable
      error={error}
    />
  );
}
