import { useTranslation } from 'react-i18next';
import { isDrawn, safeColor } from './events';
import classes from './legend.module.css';
import badge from './status-badge.module.css';
import type { Day, Practitioner, Status } from './types';
import { ZoneNote } from './zone-note';

const order: Status[] = ['requested', 'payment_pending', 'confirmed', 'arrived', 'in_service', 'completed', 'no_show'];
const always: Status[] = ['confirmed', 'arrived'];

/** What the colours of the day mean, and how many of each there are; only those that are on it. */
export function Legend({ days, practitioners }: { days: Day[]; practitioners: Practitioner[] }) {
  const { t } = useTranslation('scheduling');
  const shown = new Set(practitioners.map((p) => p.id));
  const visits = days.flatMap((d) => d.appointments.filter((a) => isDrawn(a) && shown.has(a.practitioner.id)));
  const count = (status: Status) => visits.filter((v) => v.status === status).length;
  const services = new Map(visits.map((v) => [v.service.id, v.service]));
  return (
    <div className={classes.legend}>
      <ul className={`${classes.list} ${classes.statuses}`} aria-label={t('legend.statuses')}>
        {order
          .filter((s) => always.includes(s) || count(s) > 0)
          .map((s) => (
            <li key={s} className={classes.item}>
              <span className={`${badge.badge} ${classes.swatch}`} data-status={s} aria-hidden />
              {t(`status.${s}`)} <span className={classes.count}>{count(s)}</span>
            </li>
          ))}
      </ul>
      {services.size > 0 ? (
        <ul className={`${classes.list} ${classes.services}`} aria-label={t('legend.services')}>
          {[...services.values()].map((s) => (
            <li key={s.id} className={classes.item}>
              <span className={classes.bar} style={{ background: safeColor(s.color) }} aria-hidden />
              {s.name}
            </li>
          ))}
        </ul>
      ) : null}
      <ZoneNote zone={days[0]?.time_zone ?? 'UTC'} />
    </div>
  );
}
