import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { VisitPage } from '@/domains/clinical/visit-page';

export const Route = createFileRoute('/_staff/visits/$id')({
  beforeLoad: needs('visits.read'),
  component: VisitPage,
});
