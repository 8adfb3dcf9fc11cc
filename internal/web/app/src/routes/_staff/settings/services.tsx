import { createFileRoute } from '@tanstack/react-router';
import { Pending } from '@/app/pending';

export const Route = createFileRoute('/_staff/settings/services')({ component: Pending });
