import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { VisitPage } from '@/domains/scheduling/online/visit-page';

export const Route = createFileRoute('/visit/$token')({ beforeLoad: only('tenant'), component: VisitPage });
