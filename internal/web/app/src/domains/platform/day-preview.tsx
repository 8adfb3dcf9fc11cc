import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatWallDate, formatWallTime } from '@/ui/format';
import classes from './day-preview.module.css';

type Kind = 'booked' | 'arrived' | 'done' | 'closed' | 'new';

// column, first quarter of an hour from nine on, how many, and what
const visits: [column: number, at: number, long: number, kind: Kind][] = [
  [1, 0, 2, 'done'],
  [1, 2, 4, 'done'],
  [1, 7, 2, 'booked'],
  [1, 10, 4, 'booked'],
  [1, 16, 4, 'closed'],
  [2, 1, 3, 'done'],
  [2, 5, 2, 'arrived'],
  [2, 8, 3, 'new'],
  [2, 12, 2, 'booked'],
  [2, 14, 4, 'booked'],
  [3, 0, 4, 'closed'],
  [3, 4, 2, 'arrived'],
  [3, 6, 4, 'booked'],
  [3, 13, 3, 'booked'],
  [3, 17, 2, 'booked'],
];

const doctors = ['landing.preview.doctor_1', 'landing.preview.doctor_2', 'landing.preview.doctor_3'] as const;

function clock(quarter: number): string {
  return `${String(9 + Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
}

/** A morning at a clinic, one visit of it just booked. A picture made of text, and only a picture. */
export function DayPreview() {
  const { t } = useTranslation('platform');
  const { tag } = useLocale();
  return (
    <div className={classes.card} aria-hidden="true">
      <div className={classes.head}>
        <span />
        {doctors.map((d) => (
          <span key={d}>{t(d)}</span>
        ))}
      </div>
      <div className={classes.grid}>
        {[0, 4, 8, 12, 16].map((q) => (
          <Hour key={q} quarter={q} label={formatWallDate(clock(q), tag, { hour: 'numeric' })} />
        ))}
        {visits.map(([column, at, long, kind]) => (
          <div
            key={`${column}-${at}`}
            className={classes.visit}
            data-kind={kind}
            style={{ gridColumn: column + 1, gridRow: `${at + 1} / span ${long}` }}
          >
            {kind === 'closed' ? null : formatWallTime(clock(at), tag)}
            {kind === 'new' ? <span>{t('landing.preview.new')}</span> : null}
          </div>
        ))}
      </div>
    </div>
  );
}

function Hour({ quarter, label }: { quarter: number; label: string }) {
  return (
    <>
      <span className={classes.time} style={{ gridRow: quarter + 1 }}>
        {label}
      </span>
      <i className={classes.line} style={{ gridRow: quarter + 1 }} />
    </>
  );
}
