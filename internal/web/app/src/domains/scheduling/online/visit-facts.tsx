import { Anchor } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/api/client';
import { WallDate, WallTime } from '@/ui/values';
import { Phone } from '../../patients/phone';
import { ZoneNote } from '../zone-note';
import classes from './online.module.css';

export type BookedVisit = Schema<'BookedVisit'>;

/** When, for what, with whom and where a visit is. */
export function VisitFacts({ visit }: { visit: BookedVisit }) {
  const { t } = useTranslation('scheduling');
  const a = visit.address;
  const place = [a.line1, a.line2, a.locality, a.city, a.postal_code].filter(Boolean);
  return (
    <dl className={classes.facts}>
      <dt>{t('visit.when')}</dt>
      <dd style={{ margin: 0 }}>
        <strong>
          <WallDate
            value={visit.start_local}
            options={{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }}
          />
          , <WallTime value={visit.start_local} />
        </strong>
        <ZoneNote zone={visit.time_zone} />
      </dd>
      <dt>{t('visit.service')}</dt>
      <dd style={{ margin: 0 }}>
        <bdi>{visit.service}</bdi>
      </dd>
      <dt>{t('online.with')}</dt>
      <dd style={{ margin: 0 }}>
        <bdi>{visit.practitioner.name}</bdi>
      </dd>
      <dt>{t('online.branch')}</dt>
      <dd style={{ margin: 0 }}>
        <bdi>{visit.branch}</bdi>
        {place.length > 0 ? (
          <>
            <br />
            <bdi>{place.join(', ')}</bdi>
          </>
        ) : null}
        {visit.phone ? (
          <>
            <br />
            <Anchor href={`tel:${visit.phone}`}>
              <Phone value={visit.phone} />
            </Anchor>
          </>
        ) : null}
      </dd>
    </dl>
  );
}

/** Where the file for the patient's own calendar is. */
export function calendarFile(token: string): string {
  return `/api/v1/booking/visits/${token}/calendar.ics`;
}
