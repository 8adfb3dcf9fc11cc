import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, useEffect, useRef } from 'react';
import { LanguageMenu } from '@/ui/language-menu';
import { pageTitleId } from '@/ui/page-header';
import { ThemeToggle } from '@/ui/theme-toggle';
import classes from './online.module.css';

interface Props {
  clinic: string;
  title: string;
  body?: ReactNode;
  children: ReactNode;
}

/** The page of a clinic that needs no account: whose it is, and the one thing to do now. */
export function PublicFrame({ clinic, title, body, children }: Props) {
  useDocumentTitle(clinic ? `${title} · ${clinic}` : title);
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the step, which its title names
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [title]);
  return (
    <div className={classes.page}>
      <Group component="header" justify="space-between" wrap="nowrap" className={classes.bar}>
        <Text fw={700} size="lg" truncate>
          <bdi>{clinic}</bdi>
        </Text>
        <Group gap={4} wrap="nowrap" flex="none">
          <LanguageMenu />
          <ThemeToggle />
        </Group>
      </Group>
      <main className={classes.main}>
        <Stack gap="lg">
          <div>
            <Title order={1} size="h2" id={pageTitleId} tabIndex={-1} ref={heading} className={classes.title}>
              {title}
            </Title>
            {body ? (
              <Text c="dimmed" mt={4}>
                {body}
              </Text>
            ) : null}
          </div>
          {children}
        </Stack>
      </main>
    </div>
  );
}
