import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { RolesPage } from '@/domains/access/roles-page';

export const Route = createFileRoute('/_staff/roles')({ beforeLoad: needs('roles.read'), component: RolesPage });
