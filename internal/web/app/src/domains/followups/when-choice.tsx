import { Button, Group, Stack } from '@mantine/core';
import { DateInput, TimeInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { todayIn } from '@/ui/format';
import { choices, daysAfter, instantOf } from './when';

interface Props {
  zone: string;
  /** The word on the button of another time. */
  set: string;
  onChoose: (instant: string) => void;
  busy?: boolean;
}

/** A time on the branch's clock: one of those asked for most, or any other. */
export function WhenChoice({ zone, set, onChoose, busy = false }: Props) {
  const { t } = useTranslation('followups');
  const today = todayIn(zone);
  const [date, setDate] = useState<string | null>(daysAfter(today, 1));
  const [time, setTime] = useState('10:00');
  return (
    <Stack gap="sm">
      <Group gap={6}>
        {choices(zone).map(({ choice, at }) => (
          <Button key={choice} variant="default" size="compact-md" disabled={busy} onClick={() => onChoose(at)}>
            {t(`when.${choice}`)}
          </Button>
        ))}
      </Group>
      <Group gap="xs" align="flex-end">
        <DateInput
          label={t('when.date')}
          value={date}
          onChange={setDate}
          minDate={today}
          maxDate={daysAfter(today, 360)}
          valueFormat="D MMM YYYY"
          flex="1 1 9rem"
        />
        <TimeInput label={t('when.time')} value={time} onChange={(e) => setTime(e.currentTarget.value)} w="7rem" />
        <Button
          variant="light"
          disabled={!date || !time}
          loading={busy}
          onClick={() => date && time && onChoose(instantOf(`${date}T${time}`, zone))}
        >
          {set}
        </Button>
      </Group>
    </Stack>
  );
}
