import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { MessagingPage, type Part, parts } from '@/domains/messaging/messaging-page';

export const Route = createFileRoute('/_staff/settings/messaging')({
  validateSearch: (search): { part?: Part } => {
    const part = parts.find((p) => p === search.part);
    return part ? { part } : {};
  },
  beforeLoad: needs('messages.manage'),
  component: MessagingPage,
});
