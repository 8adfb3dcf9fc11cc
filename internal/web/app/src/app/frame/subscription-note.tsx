import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session';
import classes from './frame.module.css';

/** Says above every page that the chain owes, or that it can only be read; who may pay is led to where. */
export function SubscriptionNote() {
  const { t } = useTranslation();
  const { tenant, permissions } = useMe();
  if (tenant.status !== 'past_due' && tenant.status !== 'read_only') return null;
  return (
    <div role="status" className={classes.offline}>
      {t(`frame.${tenant.status}`)}
      {permissions['subscription.manage'] ? (
        <>
          {' '}
          <Link to="/settings/subscription">{t('frame.subscription_go')}</Link>
        </>
      ) : null}
    </div>
  );
}
