import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { PatientsPage } from '@/domains/patients/patients-page';

export const Route = createFileRoute('/_staff/patients/')({
  beforeLoad: needs('patients.read'),
  component: PatientsPage,
});
