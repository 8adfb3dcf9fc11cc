import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { MembersPage } from '@/domains/access/members-page';

export const Route = createFileRoute('/_staff/members')({ beforeLoad: needs('members.read'), component: MembersPage });
