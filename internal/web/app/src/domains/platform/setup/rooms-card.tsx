import { Group, NumberInput, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRoomTypes } from '@/domains/scheduling/settings/queries';
import { Card } from '@/ui/page';

export const roomsAtMost = 20;

interface Props {
  types: string[];
  counts: Record<string, number>;
  onCount: (type: string, count: number) => void;
}

/** How many rooms there are of each kind the services need. */
export function RoomsCard({ types, counts, onCount }: Props) {
  const { t } = useTranslation('platform');
  const { nameOf } = useRoomTypes();
  return (
    <Card>
      <Title order={3} size="h4">
        {t('setup.rooms.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('setup.rooms.body')}
      </Text>
      <Group gap="md">
        {types.map((type) => (
          <NumberInput
            key={type}
            label={nameOf(type)}
            w={150}
            min={0}
            max={roomsAtMost}
            allowDecimal={false}
            clampBehavior="strict"
            value={counts[type] ?? 1}
            onChange={(count) => onCount(type, Number(count) || 0)}
          />
        ))}
      </Group>
    </Card>
  );
}
