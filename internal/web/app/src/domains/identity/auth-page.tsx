import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHost } from '@/app/host';
import { Brand } from '@/ui/brand';
import { DayMotif } from '@/ui/day-motif';
import { LanguageMenu } from '@/ui/language-menu';
import { pageTitleId } from '@/ui/page-header';
import { ThemeToggle } from '@/ui/theme-toggle';
import classes from './auth-page.module.css';

interface Props {
  title: string;
  body?: ReactNode;
  children: ReactNode;
  /** Below the form: other ways, the way back. */
  footer?: ReactNode;
}

/** The page around signing in and its kin: whose clinic this is, and one thing to do. */
export function AuthPage({ title, body, children, footer }: Props) {
  const { t } = useTranslation();
  const { tenant, apex_url: apex } = useHost();
  useDocumentTitle(`${title} · ${tenant?.name ?? t('app.name')}`);
  return (
    <div className={classes.page}>
      <aside className={classes.side}>
        <Anchor href={apex} underline="never" aria-label={t('app.name')}>
          <Brand onDark />
        </Anchor>
        <DayMotif className={classes.motif} />
        <div className={classes.clinic}>
          <Text className={classes.name}>
            <bdi>{tenant?.name ?? t('app.name')}</bdi>
          </Text>
          <Text className={classes.tagline}>{t('app.tagline')}</Text>
        </div>
      </aside>
      <div className={classes.content}>
        <Group component="header" justify="space-between" className={classes.bar}>
          <div className={classes.small}>
            <Brand size={26} />
          </div>
          <Group gap={4} ms="auto">
            <LanguageMenu />
            <ThemeToggle />
          </Group>
        </Group>
        <main className={classes.main}>
          <Stack gap="lg">
            <Stack gap={6}>
              <Title order={1} id={pageTitleId} tabIndex={-1} className={classes.title}>
                {title}
              </Title>
              {body ? <Text c="dimmed">{body}</Text> : null}
            </Stack>
            {children}
            {footer ? <Stack gap="xs">{footer}</Stack> : null}
          </Stack>
        </main>
      </div>
    </div>
  );
}
