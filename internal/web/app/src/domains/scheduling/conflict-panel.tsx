import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconCalendarX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatWallTime } from '@/ui/format';
import { useProblemText } from '@/ui/problem-text';
import { Warning } from '@/ui/warning';
import { byPractitioner, type Refusal } from './conflict';
import type { Conflict, NearestStart } from './types';
import { whenText } from './when-text';

interface Props {
  refusal: Refusal;
  error: unknown;
  /** The date that was asked for: a start on another one says so. */
  date: string;
  onTake: (start: NearestStart) => void;
  busy?: boolean;
}

const reasons = [
  'reason.past',
  'reason.holiday',
  'reason.closed',
  'reason.no_hours',
  'reason.on_leave',
  'reason.beyond_horizon',
  'reason.too_soon',
  'reason.off_grid',
] as const;

/** Says what is in the way of a time, and offers the nearest that are free. */
export function ConflictPanel({ refusal, error, date, onTake, busy = false }: Props) {
  const { t } = useTranslation('scheduling');
  const text = useProblemText();
  const known = reasons.find((key) => key === `reason.${refusal.reason}`);
  return (
    <Warning role="alert" icon={<IconCalendarX size={20} />} title={known ? t(known) : text(error)}>
      <Stack gap="sm">
        {refusal.conflicts.length > 0 ? (
          <List size="sm" spacing={2}>
            {refusal.conflicts.map((conflict) => (
              <List.Item key={`${conflict.kind}${conflict.name}${conflict.start_local}`}>
                <InTheWay conflict={conflict} />
              </List.Item>
            ))}
          </List>
        ) : null}
        {refusal.nearest.length > 0 ? (
          <div>
            <Text size="sm" fw={600} mb={6}>
              {t('conflict.nearest')}
            </Text>
            <Stack gap={8}>
              {byPractitioner(refusal.nearest).map((starts) => (
                <Group key={starts[0]?.practitioner_id} gap={6}>
                  <Text size="sm" w="100%">
                    <bdi>{starts[0]?.practitioner_name}</bdi>
                  </Text>
                  {starts.map((start) => (
                    <Nearest key={start.start_local} {...{ start, date, onTake, busy }} />
                  ))}
                </Group>
              ))}
            </Stack>
          </div>
        ) : (
          <Text size="sm">{t('conflict.none_near')}</Text>
        )}
      </Stack>
    </Warning>
  );
}

function InTheWay({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  return t(conflict.elsewhere ? 'conflict.elsewhere' : `conflict.${conflict.kind}`, {
    name: conflict.name,
    from: formatWallTime(conflict.start_local, tag),
    to: formatWallTime(conflict.end_local, tag),
  });
}

function Nearest({ start, date, onTake, busy }: Pick<Props, 'date' | 'onTake' | 'busy'> & { start: NearestStart }) {
  const { tag } = useLocale();
  const when = whenText(start.start_local, date, tag);
  return (
    <Button
      size="compact-md"
      variant="default"
      disabled={busy ?? false}
      onClick={() => onTake(start)}
      aria-label={`${when}, ${start.practitioner_name}`}
    >
      {when}
    </Button>
  );
}
