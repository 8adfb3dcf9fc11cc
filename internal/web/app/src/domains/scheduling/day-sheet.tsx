import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatWallDate } from '@/ui/format';
import { WallTime } from '@/ui/values';
import { Phone } from '../patients/phone';
import { inOrder } from './agenda';
import classes from './day-sheet.module.css';
import { isDrawn } from './events';
import type { Day, Practitioner } from './types';

/** The day on paper: a table for each practitioner. On the screen it is not there. */
export function DaySheet({ day, practitioners, branch }: { day: Day; practitioners: Practitioner[]; branch: string }) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  return (
    <div className={classes.sheet} aria-hidden>
      <p className={classes.title}>
        {branch} · {formatWallDate(day.date, tag, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })}
      </p>
      {practitioners.map((p) => {
        const visits = inOrder(day.appointments.filter((a) => isDrawn(a) && a.practitioner.id === p.id));
        return (
          <div key={p.id} className={classes.block}>
            <p className={classes.who}>
              {p.name} <small>{t('grid.visits', { count: visits.length })}</small>
            </p>
            {visits.length > 0 ? (
              <table className={classes.table}>
                <tbody>
                  {visits.map((a) => (
                    <tr key={a.id}>
                      <td className={classes.time}>
                        <WallTime value={a.start_local} /> – <WallTime value={a.end_local} />
                      </td>
                      <td>
                        <b>
                          <bdi>{a.patient.name}</bdi>
                        </b>
                      </td>
                      <td>
                        <Phone value={a.patient.phone} />
                      </td>
                      <td>{a.service.name}</td>
                      <td>{a.room?.name}</td>
                      <td>{t(`status.${a.status}`)}</td>
                      <td className={classes.note}>{a.note}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
