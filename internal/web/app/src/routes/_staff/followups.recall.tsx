import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { RecallPage } from '@/domains/followups/recall-page';

export const Route = createFileRoute('/_staff/followups/recall')({
  beforeLoad: needs('followups.read'),
  component: RecallPage,
});
