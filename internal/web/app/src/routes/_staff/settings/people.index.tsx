import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { PeoplePage } from '@/domains/scheduling/settings/people-page';

export const Route = createFileRoute('/_staff/settings/people/')({
  validateSearch: ({ tab }: { tab?: unknown }): { tab?: 'rooms' } => (tab === 'rooms' ? { tab } : {}),
  beforeLoad: needs('resources.read'),
  component: PeoplePage,
});
