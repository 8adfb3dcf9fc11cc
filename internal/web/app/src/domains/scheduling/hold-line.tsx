import { Group, Text } from '@mantine/core';
import { IconClockPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatInstant } from '@/ui/format';
import type { HoldState } from './hold';

/** Says until when the time is kept for this desk. */
export function HoldLine({ state, zone }: { state: HoldState; zone: string }) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  const text =
    state.kind === 'held'
      ? state.hold.enforced
        ? t('hold.until', {
            time: formatInstant(state.hold.expires_at, tag, zone, { hour: 'numeric', minute: '2-digit' }),
          })
        : t('hold.courtesy')
      : state.kind === 'taking'
        ? t('hold.taking')
        : '';
  return (
    <Group gap={6} c="dimmed" role="status" mih={20} wrap="nowrap">
      {text ? <IconClockPause size={15} aria-hidden /> : null}
      <Text size="xs">{text}</Text>
    </Group>
  );
}
