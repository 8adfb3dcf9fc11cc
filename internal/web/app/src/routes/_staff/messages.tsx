import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { QueuePage } from '@/domains/messaging/queue-page';
import { kinds, type State, states } from '@/domains/messaging/types';

export const Route = createFileRoute('/_staff/messages')({
  validateSearch: (search): { state?: State; kind?: string } => {
    const state = states.find((s) => s === search.state);
    const kind = kinds.find((k) => k === search.kind);
    return { ...(state ? { state } : {}), ...(kind ? { kind } : {}) };
  },
  beforeLoad: needs('messages.read'),
  component: QueuePage,
});
