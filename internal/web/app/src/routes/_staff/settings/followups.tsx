import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { RulesPage } from '@/domains/followups/rules-page';

export const Route = createFileRoute('/_staff/settings/followups')({
  beforeLoad: needs('followups.manage'),
  component: RulesPage,
});
