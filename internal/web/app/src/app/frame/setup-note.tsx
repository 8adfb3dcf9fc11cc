import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session';
import classes from './frame.module.css';
import { useSetupLeft } from './use-setup';

/** Days until `end`, begun ones counted; 0 once less than one is left. */
export function daysLeft(end: string, now: number = Date.now()): number {
  const days = (Date.parse(end) - now) / 86_400_000;
  return days < 1 ? 0 : Math.ceil(days);
}

/** For those who run the chain: what is left of the set-up, a slot for each step, and of the trial. */
export function SetupNote() {
  const { t } = useTranslation();
  const { left, all } = useSetupLeft();
  if (left === 0) return <TrialNote />;
  return (
    <Link to="/start" className={classes.note}>
      <span className={classes.slots} aria-hidden>
        {Array.from({ length: all }, (_, i) => i).map((i) => (
          <i key={i} data-done={i < all - left || undefined} />
        ))}
      </span>
      <span>{t('frame.setup_left', { count: left })}</span>
      <strong>{t('frame.setup_go')}</strong>
    </Link>
  );
}

function TrialNote() {
  const { t } = useTranslation();
  const { tenant, permissions } = useMe();
  if (tenant.status !== 'trial' || !tenant.trial_ends_at || !permissions['settings.manage']?.chain) return null;
  const days = daysLeft(tenant.trial_ends_at);
  return <p className={classes.trial}>{days === 0 ? t('frame.trial_last') : t('frame.trial', { count: days })}</p>;
}
