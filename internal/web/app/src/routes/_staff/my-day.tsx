import { createFileRoute } from '@tanstack/react-router';
import { needs } from '@/app/guard';
import { MyDayPage } from '@/domains/clinical/my-day-page';

export const Route = createFileRoute('/_staff/my-day')({
  beforeLoad: needs('notes.read'),
  component: MyDayPage,
});
