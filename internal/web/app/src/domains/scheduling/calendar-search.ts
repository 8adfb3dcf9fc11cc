import { isDate } from './wall';

export type CalendarView = 'day' | 'week' | 'agenda';

/** What of the calendar is in the address, so that it can be linked to and gone back to. */
export interface CalendarSearch {
  /** The branch's today where it is left out. */
  date?: string;
  /** The day where it is left out. */
  view?: 'week' | 'agenda';
  /** The practitioner a week or a phone shows. */
  who?: string;
  /** The visit that is open. */
  visit?: string;
  /** The booking form is open: whoever sets a clinic up is sent to it. */
  book?: true;
}

const uuid = /^[0-9a-f-]{36}$/i;

/** Reads the address; what makes no sense is dropped. */
export function readCalendarSearch(raw: Record<string, unknown>): CalendarSearch {
  const { date, view, who, visit, book } = raw;
  return {
    ...(isDate(date) ? { date } : {}),
    ...(view === 'week' || view === 'agenda' ? { view } : {}),
    ...(typeof who === 'string' && uuid.test(who) ? { who } : {}),
    ...(typeof visit === 'string' && uuid.test(visit) ? { visit } : {}),
    ...(book === true ? { book } : {}),
  };
}
