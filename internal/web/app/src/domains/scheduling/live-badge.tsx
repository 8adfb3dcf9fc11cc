import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LiveState } from './live';
import classes from './live-badge.module.css';

/** Whether other desks' changes arrive by themselves. */
export function LiveBadge({ state }: { state: LiveState }) {
  const { t } = useTranslation('scheduling');
  return (
    <Tooltip label={t(`live.${state}_hint`)}>
      <span className={classes.live} data-state={state} role="status">
        <span className={classes.dot} aria-hidden />
        {t(`live.${state}`)}
      </span>
    </Tooltip>
  );
}
