import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { BranchesPage } from '@/domains/branches/branches-page';

export const Route = createFileRoute('/_staff/settings/branches/')({
  beforeLoad: needs('branches.read'),
  component: BranchesPage,
});
