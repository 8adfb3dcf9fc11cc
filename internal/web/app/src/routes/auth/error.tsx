import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { AuthErrorPage } from '@/domains/identity/auth-error-page';

export const Route = createFileRoute('/auth/error')({ beforeLoad: only('tenant'), component: AuthErrorPage });
