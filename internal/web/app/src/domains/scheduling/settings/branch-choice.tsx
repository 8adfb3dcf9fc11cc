import { Checkbox, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Branch } from '@/domains/branches/types';

interface Props {
  branches: Pick<Branch, 'id' | 'name'>[];
  value: string[];
  onChange: (ids: string[]) => void;
  error?: React.ReactNode;
}

/** Where somebody or something is; not asked where there is only one place. */
export function BranchChoice({ branches, value, onChange, error }: Props) {
  const { t } = useTranslation('branches');
  const [only] = branches;
  if (branches.length === 1 && only && value.includes(only.id)) return null;
  return (
    <Checkbox.Group label={t('people.branches')} required value={value} onChange={onChange} error={error}>
      <Group gap="lg" mt={6} mb={4}>
        {branches.map((b) => (
          <Checkbox key={b.id} value={b.id} label={<bdi>{b.name}</bdi>} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}
