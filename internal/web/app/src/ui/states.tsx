import { Button, Center, Group, Skeleton, Stack, Text, ThemeIcon, Title, VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconInbox } from '@tabler/icons-react';
import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { useProblemText } from './problem-text';

interface EmptyProps {
  icon?: ComponentType<{ size?: number | string }>;
  title?: string;
  children?: ReactNode;
  /** What to do about it, usually one button. */
  action?: ReactNode;
}

/** Says that there is nothing yet, and what to do about it. */
export function EmptyState({ icon: Icon = IconInbox, title, children, action }: EmptyProps) {
  const { t } = useTranslation();
  return (
    <Center py={48} px="md">
      <Stack align="center" gap="xs" maw={440} ta="center">
        <ThemeIcon variant="light" size={52} radius="xl" aria-hidden>
          <Icon size={26} />
        </ThemeIcon>
        <Title order={2} size="h3">
          {title ?? t('state.empty')}
        </Title>
        {children ? <Text c="dimmed">{children}</Text> : null}
        {action}
      </Stack>
    </Center>
  );
}

/** Says that something could not be loaded, and offers another try. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText();
  const { requestId } = asProblem(error);
  return (
    <Center py={48} px="md" role="alert">
      <Stack align="center" gap="xs" maw={440} ta="center">
        <ThemeIcon variant="light" color="red" size={52} radius="xl" aria-hidden>
          <IconAlertTriangle size={26} />
        </ThemeIcon>
        <Title order={2} size="h3">
          {t('error.title')}
        </Title>
        <Text c="dimmed">{text(error)}</Text>
        {requestId ? (
          <Text size="xs" c="dimmed">
            <bdi>{t('error.request', { id: requestId })}</bdi>
          </Text>
        ) : null}
        {onRetry ? (
          <Button variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        ) : null}
      </Stack>
    </Center>
  );
}

/** Grey bars in the place of rows to come. */
export function LoadingRows({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm" p="md" role="status" aria-live="polite">
      <VisuallyHidden>{t('state.loading')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <Group key={row} gap="md" wrap="nowrap" aria-hidden>
          <Skeleton h={14} w={`${24 + ((row * 17) % 20)}%`} />
          <Skeleton h={14} w={`${12 + ((row * 29) % 14)}%`} />
          <Skeleton h={14} flex={1} />
        </Group>
      ))}
    </Stack>
  );
}

interface DataProps<Data> {
  /** A query of `api.useQuery`. */
  query: { data: Data | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  isEmpty?: (data: Data) => boolean;
  empty?: ReactNode;
  loading?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** Shows what a query brought: its loading, its failure, its emptiness or its data. Data once seen stays through a failed refresh. */
export function DataState<Data>({ query, isEmpty, empty, loading, children }: DataProps<Data>) {
  if (query.data !== undefined) {
    return isEmpty?.(query.data) ? (empty ?? <EmptyState />) : children(query.data);
  }
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return loading ?? <LoadingRows />;
}
