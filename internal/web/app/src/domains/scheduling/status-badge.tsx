import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './status-badge.module.css';
import type { Status } from './types';

/** How a visit stands, in the colour it has on the calendar. */
export function StatusBadge({ status }: { status: Status }) {
  const { t } = useTranslation('scheduling');
  return (
    <Badge className={classes.badge} data-status={status} size="md" radius="sm" variant="default">
      {t(`status.${status}`)}
    </Badge>
  );
}
