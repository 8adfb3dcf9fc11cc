import { createFileRoute } from '@tanstack/react-router';
import { only } from '@/app/guard';
import { BookPage } from '@/domains/scheduling/online/book-page';
import { readBookSearch } from '@/domains/scheduling/online/book-search';

export const Route = createFileRoute('/book')({
  validateSearch: readBookSearch,
  beforeLoad: only('tenant'),
  component: BookPage,
});
