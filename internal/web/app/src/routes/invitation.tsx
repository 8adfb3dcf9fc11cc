import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { InvitationPage } from '@/domains/identity/invitation-page';

export const Route = createFileRoute('/invitation')({ beforeLoad: only('tenant'), component: InvitationPage });
