import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { PreferencesPage } from '@/domains/messaging/preferences-page';

export const Route = createFileRoute('/preferences/$token')({ beforeLoad: only('tenant'), component: PreferencesPage });
