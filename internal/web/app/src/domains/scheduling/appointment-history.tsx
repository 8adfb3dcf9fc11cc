import { Text, Timeline, Title } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '@/api/client';
import { useLocale } from '@/app/locale';
import { formatWallDate, formatWallTime } from '@/ui/format';
import { Instant } from '@/ui/values';
import { cancelCodes } from './reasons';

type Move = Schema<'AppointmentMove'>;

/** What happened to a visit: booked, moved, cancelled; by whom, when and why. */
export function AppointmentHistory({ id, zone }: { id: string; zone: string | undefined }) {
  const { t } = useTranslation('scheduling');
  const { data } = api.useQuery('get', '/appointments/{id}/moves', { params: { path: { id } } });
  if (!data || data.items.length === 0) return null;
  return (
    <div>
      <Title order={4} mb="sm">
        {t('history.title')}
      </Title>
      <Timeline active={data.items.length} bulletSize={14} lineWidth={2}>
        {data.items.map((move) => (
          <Timeline.Item key={move.at + move.act} title={<What move={move} />}>
            <Why move={move} />
            <Text size="xs" c="dimmed">
              <Instant value={move.at} {...(zone ? { zone } : {})} /> ·{' '}
              <bdi>{move.actor === 'visitor' ? t('history.online') : move.actor}</bdi>
            </Text>
          </Timeline.Item>
        ))}
      </Timeline>
    </div>
  );
}

/** The reason: by its code, in words, or both. */
function Why({ move }: { move: Move }) {
  const { t } = useTranslation('scheduling');
  const code = cancelCodes.find((c) => c === move.reason_code && move.act === 'cancel');
  const reason = move.act === 'move' && move.reason === 'patient' ? '' : move.reason;
  const parts = [code && code !== 'other' ? t(`cancel_code.${code}`) : '', reason].filter(Boolean);
  if (parts.length === 0) return null;
  return (
    <Text size="sm">
      {parts.map((part, i) => (
        <Fragment key={part}>
          {i > 0 ? ' · ' : null}
          <bdi>{part}</bdi>
        </Fragment>
      ))}
    </Text>
  );
}

function What({ move }: { move: Move }) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  const at = (wall: string) =>
    `${formatWallDate(wall, tag, { day: 'numeric', month: 'short' })}, ${formatWallTime(wall, tag)}`;
  if (move.act === 'move' && move.from_start_local && move.to_start_local)
    return t('history.moved_from_to', { from: at(move.from_start_local), to: at(move.to_start_local) });
  return t(`history.${move.act}`);
}
