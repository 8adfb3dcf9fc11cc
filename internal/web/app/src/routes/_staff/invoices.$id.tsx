import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { InvoicePage } from '@/domains/billing/invoice-page';

export const Route = createFileRoute('/_staff/invoices/$id')({
  beforeLoad: needs('invoices.read'),
  component: InvoicePage,
});
