import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '@/ui/brand';
import { DayMotif } from '@/ui/day-motif';
import { LanguageMenu } from '@/ui/language-menu';
import { pageTitleId } from '@/ui/page-header';
import { ThemeToggle } from '@/ui/theme-toggle';
import classes from './door-page.module.css';

const steps = ['clinic', 'code', 'begin'] as const;

interface Props {
  title: string;
  body?: ReactNode;
  /** Where in the sign-up this page is. */
  step: (typeof steps)[number];
  narrow?: boolean;
  children: ReactNode;
}

/** The page around signing up: what is being done at one side, the one thing to do now at the other. */
export function DoorPage({ title, body, step, narrow = false, children }: Props) {
  const { t } = useTranslation(['platform', 'common']);
  useDocumentTitle(`${title} · ${t('common:app.name')}`);
  return (
    <div className={classes.page}>
      <aside className={classes.side}>
        <Link to="/" className={classes.home} aria-label={t('common:app.name')}>
          <Brand onDark />
        </Link>
        <DayMotif className={classes.motif} />
        <div className={classes.aside}>
          <Steps now={step} />
        </div>
      </aside>
      <div className={classes.content}>
        <Group component="header" justify="space-between" className={classes.bar}>
          <Link to="/" className={clsx(classes.home, classes.small)} aria-label={t('common:app.name')}>
            <Brand size={26} />
          </Link>
          <Group gap={4} ms="auto">
            <LanguageMenu />
            <ThemeToggle />
          </Group>
        </Group>
        <main className={classes.main} data-narrow={narrow || undefined}>
          <Stack gap="lg">
            <Stack gap={6}>
              <Title order={1} id={pageTitleId} tabIndex={-1} className={classes.title}>
                {title}
              </Title>
              {body ? <Text c="dimmed">{body}</Text> : null}
            </Stack>
            {children}
          </Stack>
        </main>
      </div>
    </div>
  );
}

function Steps({ now }: { now: Props['step'] }) {
  const { t } = useTranslation('platform');
  const at = steps.indexOf(now);
  return (
    <ol className={classes.steps}>
      {steps.map((key, i) => (
        <li
          key={key}
          className={classes.step}
          data-state={i < at ? 'done' : i === at ? 'now' : undefined}
          aria-current={i === at ? 'step' : undefined}
        >
          <span>
            <strong>{t(`signup.steps.${key}`)}</strong>
            <small>{t(`signup.steps.${key}_body`)}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}
