import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { PersonPage } from '@/domains/scheduling/settings/person-page';

export const Route = createFileRoute('/_staff/settings/people/$id')({
  beforeLoad: needs('resources.read'),
  component: PersonPage,
});
