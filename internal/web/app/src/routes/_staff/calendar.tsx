import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { CalendarPage } from '@/domains/scheduling/calendar-page';
import { readCalendarSearch } from '@/domains/scheduling/calendar-search';

export const Route = createFileRoute('/_staff/calendar')({
  validateSearch: readCalendarSearch,
  beforeLoad: needs('appointments.read'),
  component: CalendarPage,
});
