import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { FollowupsPage } from '@/domains/followups/followups-page';

export const Route = createFileRoute('/_staff/followups/')({
  beforeLoad: needs('followups.read'),
  component: FollowupsPage,
});
