import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { PatientPage } from '@/domains/patients/patient-page';

export const Route = createFileRoute('/_staff/patients/$id')({
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search.tab === 'string' ? { tab: search.tab } : {},
  beforeLoad: needs('patients.read'),
  component: PatientPage,
});
