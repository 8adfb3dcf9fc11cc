import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { NotMemberPage } from '@/domains/identity/not-member-page';

export const Route = createFileRoute('/auth/not-member')({ beforeLoad: only('tenant'), component: NotMemberPage });
