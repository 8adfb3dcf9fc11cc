import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { CodePage } from '@/domains/platform/code-page';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const Route = createFileRoute('/sign-up/code')({
  validateSearch: ({ id }: Record<string, unknown>): { id?: string } =>
    typeof id === 'string' && uuid.test(id) ? { id } : {},
  beforeLoad: only('apex'),
  component: CodePage,
});
