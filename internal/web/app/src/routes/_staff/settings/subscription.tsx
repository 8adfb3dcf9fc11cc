import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { SubscriptionPage } from '@/domains/platform/subscription-page';

export const Route = createFileRoute('/_staff/settings/subscription')({
  validateSearch: (search: Record<string, unknown>): { paid?: true } => (search.paid ? { paid: true } : {}),
  beforeLoad: needs('subscription.manage'),
  component: SubscriptionPage,
});
