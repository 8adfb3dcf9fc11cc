import { Button, Group, Stack, Text } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/api/problem';
import { WallDate } from '@/ui/values';
import { Warning } from '@/ui/warning';
import { Phone } from './phone';
import type { Patient } from './types';

/** The patients the server thinks are the same person; undefined where the request failed for another reason. */
export function duplicatesOf(error: unknown): Patient[] | undefined {
  if (!isProblem(error, 'patients.possible_duplicate')) return undefined;
  const found = error.extra.duplicates;
  return Array.isArray(found) ? (found as Patient[]) : [];
}

interface Props {
  found: Patient[];
  onUse: (patient: Patient) => void;
  onAddAnyway: () => void;
  busy?: boolean;
}

/** Shows who is here already under this phone or name, before the same person is registered twice. */
export function Duplicates({ found, onUse, onAddAnyway, busy = false }: Props) {
  const { t } = useTranslation('patients');
  return (
    <Warning role="alert" icon={<IconUsers size={18} />} title={t('duplicate.title')}>
      <Stack gap="xs">
        {found.map((patient) => (
          <Group key={patient.id} justify="space-between" gap="xs" wrap="nowrap">
            <div>
              <Text size="sm" fw={600}>
                <bdi>{patient.name}</bdi>
              </Text>
              <Text size="xs" c="dimmed">
                <bdi>#{patient.number}</bdi> · <Phone value={patient.phone} />
                {patient.birth_date ? (
                  <>
                    {' · '}
                    <WallDate value={patient.birth_date} />
                  </>
                ) : null}
              </Text>
            </div>
            <Button size="compact-sm" onClick={() => onUse(patient)}>
              {t('duplicate.use')}
            </Button>
          </Group>
        ))}
        <Group>
          <Button variant="default" size="compact-sm" loading={busy} onClick={onAddAnyway}>
            {t('duplicate.add_anyway')}
          </Button>
        </Group>
      </Stack>
    </Warning>
  );
}
