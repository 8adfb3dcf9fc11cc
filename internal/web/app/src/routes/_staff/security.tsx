import { createFileRoute } from '@tanstack/react-router';
import { SecurityPage } from '@/domains/identity/security-page';

export const Route = createFileRoute('/_staff/security')({ component: SecurityPage });
