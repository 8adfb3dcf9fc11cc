import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { ServicesPage } from '@/domains/scheduling/settings/services-page';

export const Route = createFileRoute('/_staff/settings/services')({
  beforeLoad: needs('services.read'),
  component: ServicesPage,
});
