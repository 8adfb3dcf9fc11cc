import { Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { WallDate } from '@/ui/values';
import { Warning } from '@/ui/warning';
import { Phone } from './phone';
import type { Patient } from './types';

interface Typed {
  name: string;
  phone: string;
  birth_date?: string;
}

interface Props {
  typed: Typed;
  onUse: (patient: Patient) => void;
}

/** While somebody is typed in: who is here already and may be the same. Nothing where nobody is. */
export function Likely({ typed, onUse }: Props) {
  const { t } = useTranslation('patients');
  const [{ name, phone, birth_date = '' }] = useDebouncedValue(typed, 300);
  const query = useQuery({
    queryKey: ['possible-duplicates', name, phone, birth_date],
    enabled: name.trim().length > 2,
    staleTime: 10_000,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const { data } = await client.POST('/patients/possible-duplicates', {
        body: { name, phone, birth_date },
        signal,
      });
      return data?.items ?? [];
    },
  });
  const found = query.data ?? [];
  if (found.length === 0) return null;
  return (
    <Warning role="status" icon={<IconUsers size={18} />} title={t('likely.title')}>
      <Stack gap="xs">
        {found.map(({ patient, reasons }) => (
          <Group key={patient.id} justify="space-between" gap="xs" wrap="nowrap">
            <div>
              <Text size="sm" fw={600}>
                <bdi>{patient.name}</bdi>
              </Text>
              <Text size="xs">
                <bdi>#{patient.number}</bdi> · <Phone value={patient.phone} />
                {patient.birth_date ? (
                  <>
                    {' · '}
                    <WallDate value={patient.birth_date} />
                  </>
                ) : null}
              </Text>
              <Text size="xs">{reasons.map((reason) => t(`likely.${reason}`)).join(', ')}</Text>
            </div>
            <Button size="compact-sm" variant="default" onClick={() => onUse(patient)}>
              {t('likely.open')}
            </Button>
          </Group>
        ))}
      </Stack>
    </Warning>
  );
}
