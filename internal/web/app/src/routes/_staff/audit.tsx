import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { AuditPage } from '@/domains/audit/audit-page';
import { auditSearch } from '@/domains/audit/search';

export const Route = createFileRoute('/_staff/audit')({
  validateSearch: auditSearch,
  beforeLoad: needs('audit.read'),
  component: AuditPage,
});
