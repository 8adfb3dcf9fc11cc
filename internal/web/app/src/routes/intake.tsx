import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { IntakePage } from '@/domains/intake/intake-page';

export const Route = createFileRoute('/intake')({ beforeLoad: only('tenant'), component: IntakePage });
