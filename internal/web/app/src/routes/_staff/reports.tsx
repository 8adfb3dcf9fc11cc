import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { readReportSearch } from '@/domains/reporting/period';
import { ReportsPage } from '@/domains/reporting/reports-page';

export const Route = createFileRoute('/_staff/reports')({
  validateSearch: readReportSearch,
  beforeLoad: needs('reports.read', 'reports.money'),
  component: ReportsPage,
});
