import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { ChainPage } from '@/domains/scheduling/settings/chain-page';

export const Route = createFileRoute('/_staff/settings/chain')({
  beforeLoad: needs('settings.read'),
  component: ChainPage,
});
