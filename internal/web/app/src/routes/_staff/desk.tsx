import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { readCalendarSearch } from '@/domains/scheduling/calendar-search';
import { DeskPage } from '@/domains/scheduling/desk-page';

export const Route = createFileRoute('/_staff/desk')({
  validateSearch: (raw: Record<string, unknown>): { date?: string; visit?: string } => {
    const { date, visit } = readCalendarSearch(raw);
    return { ...(date ? { date } : {}), ...(visit ? { visit } : {}) };
  },
  beforeLoad: needs('appointments.book'),
  component: DeskPage,
});
