import { Text } from '@mantine/core';
import { WallDate, WallTime } from '@/ui/values';
import type { Appointment } from './types';

/** Whose visit it is, and when: the head of what is about to be done to it. */
export function VisitLine({ appointment: a }: { appointment: Appointment }) {
  return (
    <div>
      <Text fw={600}>
        <bdi>{a.patient.name}</bdi>
      </Text>
      <Text size="sm">
        <WallDate value={a.start_local} options={{ weekday: 'long', day: 'numeric', month: 'long' }} />,{' '}
        <WallTime value={a.start_local} /> · <bdi>{a.practitioner.name}</bdi>
      </Text>
    </div>
  );
}
