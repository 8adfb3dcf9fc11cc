import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { WallDate, WallTime } from '@/ui/values';
import { endOf } from './booking';
import { serviceStyle } from './events';
import type { Service } from './types';
import classes from './when-line.module.css';

interface Props {
  startLocal: string;
  service: Service | undefined;
  practitioner: string;
  onChange: () => void;
}

/** When and with whom a visit will be, and the way to another time. */
export function WhenLine({ startLocal, service, practitioner, onChange }: Props) {
  const { t } = useTranslation('scheduling');
  const end = endOf(startLocal, service);
  return (
    <Group className={classes.when} justify="space-between" wrap="nowrap" style={serviceStyle(service?.color ?? '')}>
      <div>
        <Text fw={600}>
          <WallDate value={startLocal} options={{ weekday: 'long', day: 'numeric', month: 'long' }} />
        </Text>
        <Text>
          <WallTime value={startLocal} />
          {end ? (
            <>
              {' – '}
              <WallTime value={end} />
            </>
          ) : null}
          {' · '}
          <bdi>{practitioner}</bdi>
        </Text>
      </div>
      <Button variant="subtle" size="compact-sm" flex="none" onClick={onChange}>
        {t('booking.other_time')}
      </Button>
    </Group>
  );
}
