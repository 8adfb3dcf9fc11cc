import { IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatWallTime } from '@/ui/format';
import classes from './legend.module.css';
import { useNow } from './use-now';
import { deviceZone, zoneName } from './zone';

/** Says whose clock the calendar shows; stands out where this device's is another. */
export function ZoneNote({ zone }: { zone: string }) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  const there = useNow(zone);
  const here = useNow(deviceZone());
  const words = t('legend.zone', { zone: zoneName(zone, tag) });
  if (there === here) return <span className={classes.zone}>{words}</span>;
  return (
    <strong className={classes.zone} data-elsewhere>
      <IconWorld size={15} aria-hidden />
      {words}
      {' · '}
      {t('legend.here', { time: formatWallTime(here, tag) })}
    </strong>
  );
}
