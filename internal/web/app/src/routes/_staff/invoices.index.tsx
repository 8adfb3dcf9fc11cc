import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { invoiceSearch } from '@/domains/billing/invoice-search';
import { InvoicesPage } from '@/domains/billing/invoices-page';

export const Route = createFileRoute('/_staff/invoices/')({
  validateSearch: invoiceSearch,
  beforeLoad: needs('invoices.read'),
  component: InvoicesPage,
});
