import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { Brand } from '@/ui/brand';
import { ButtonLink } from '@/ui/links';
import { pageTitleId } from '@/ui/page-header';
import { useInFrame } from './frame/in-frame';
import classes from './pages.module.css';

interface PlainProps {
  title: string;
  body: string;
  note?: string;
  children?: ReactNode;
}

/** A page that says one thing. */
export function PlainPage({ title, body, note, children }: PlainProps) {
  const { t } = useTranslation();
  const alone = !useInFrame();
  useDocumentTitle(`${title} · ${t('app.name')}`);
  return (
    <Stack component={alone ? 'main' : 'div'} className={classes.plain} gap="lg" data-alone={alone || undefined}>
      {alone ? <Brand /> : null}
      <Stack gap={6} maw={520}>
        <Title order={1} id={pageTitleId} tabIndex={-1} className={classes.title}>
          {title}
        </Title>
        <Text c="dimmed">{body}</Text>
        {note ? (
          <Text size="sm" c="dimmed">
            <bdi>{note}</bdi>
          </Text>
        ) : null}
      </Stack>
      <Group gap="xs">{children}</Group>
    </Stack>
  );
}

/** There is no such page. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <PlainPage title={t('page.not_found_title')} body={t('page.not_found_body')}>
      <ButtonLink to="/">{t('action.home')}</ButtonLink>
    </PlainPage>
  );
}

/** There is, but not for this role. */
export function ForbiddenPage() {
  const { t } = useTranslation();
  return (
    <PlainPage title={t('page.forbidden_title')} body={t('page.forbidden_body')}>
      <ButtonLink to="/" variant="default">
        {t('action.home')}
      </ButtonLink>
    </PlainPage>
  );
}

/** The address one name shorter: of `smile.praxis.example`, the front door of Praxis. */
export function frontDoor(here: string = window.location.href): string {
  const url = new URL('/', here);
  url.hostname = url.hostname.split('.').slice(1).join('.') || url.hostname;
  return url.toString();
}

/** There is no clinic at this address. */
export function UnknownPage() {
  const { t } = useTranslation('platform');
  return (
    <PlainPage title={t('door.unknown_title')} body={t('door.unknown_body')}>
      <Button component="a" variant="default" href={frontDoor()}>
        {t('door.front')}
      </Button>
    </PlainPage>
  );
}

/** The door of the operators. */
export function ConsolePage() {
  const { t } = useTranslation();
  return <PlainPage title={t('page.console_title')} body={t('page.console_body')} />;
}

const firstWait = 5;
const longestWait = 60;

/** For what passes by itself: says so, and tries again, more and more seldom. */
export function WaitingPage({ title, body, onRetry }: { title: string; body: string; onRetry: () => void }) {
  const { t } = useTranslation();
  const [wait, setWait] = useState(firstWait);
  const [left, setLeft] = useState(firstWait);

  useEffect(() => {
    const timer = setTimeout(() => {
      if (left > 1) return setLeft(left - 1);
      onRetry();
      const next = Math.min(wait * 2, longestWait);
      setWait(next);
      setLeft(next);
    }, 1000);
    return () => clearTimeout(timer);
  }, [left, wait, onRetry]);

  return (
    <PlainPage title={title} body={body} note={t('page.retry_in', { count: left })}>
      <Button onClick={onRetry}>{t('action.retry')}</Button>
    </PlainPage>
  );
}

/** What a page shows in its place when it could not be loaded or drawn. */
export function CrashPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const problem = asProblem(error);

  function again() {
    reset();
    void router.invalidate();
  }

  if (problem.code === 'identity.unavailable') {
    return <WaitingPage title={t('page.unavailable_title')} body={t('page.unavailable_body')} onRetry={again} />;
  }
  if (problem.offline && error instanceof Error && error.name === 'Problem') {
    return <WaitingPage title={t('page.offline_title')} body={t('page.offline_body')} onRetry={again} />;
  }
  if (problem.status === 503) {
    return <WaitingPage title={t('page.away_title')} body={t('page.away_body')} onRetry={again} />;
  }
  if (problem.code === 'platform.tenant_not_found') return <UnknownPage />;
  if (problem.status === 403) return <ForbiddenPage />;
  if (problem.status === 404) return <NotFoundPage />;
  return (
    <PlainPage
      title={t('page.crash_title')}
      body={t('page.crash_body')}
      note={problem.requestId ? t('error.request', { id: problem.requestId }) : undefined}
    >
      <Button onClick={() => window.location.reload()}>{t('action.reload')}</Button>
    </PlainPage>
  );
}
