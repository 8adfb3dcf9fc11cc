import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { ApprovalsPage } from '@/domains/billing/approvals-page';

export const Route = createFileRoute('/_staff/approvals')({
  beforeLoad: needs('billing.approve'),
  component: ApprovalsPage,
});
