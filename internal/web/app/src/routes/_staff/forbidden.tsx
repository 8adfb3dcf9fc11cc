import { createFileRoute } from '@tanstack/react-router';
import { ForbiddenPage } from '@/app/pages';

export const Route = createFileRoute('/_staff/forbidden')({ component: ForbiddenPage });
