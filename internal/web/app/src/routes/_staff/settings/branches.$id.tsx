import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { BranchPage } from '@/domains/branches/branch-page';

export const Route = createFileRoute('/_staff/settings/branches/$id')({
  beforeLoad: needs('branches.read'),
  component: BranchPage,
});
