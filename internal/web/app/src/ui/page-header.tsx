import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './page.module.css';

interface Props {
  title: string;
  description?: ReactNode;
  /** Buttons of the page, at its end. */
  actions?: ReactNode;
}

/** The id the frame moves the focus to when the page changes. */
export const pageTitleId = 'page-title';

/** The head of a page: its only h1, and the title of the window. */
export function PageHeader({ title, description, actions }: Props) {
  const { t } = useTranslation();
  useDocumentTitle(`${title} · ${t('app.name')}`);
  return (
    <Group justify="space-between" align="flex-start" className={classes.header} gap="sm">
      <div>
        <Title order={1} id={pageTitleId} tabIndex={-1} className={classes.title}>
          {title}
        </Title>
        {description ? (
          <Text c="dimmed" size="sm" maw={640}>
            {description}
          </Text>
        ) : null}
      </div>
      {actions ? <Group gap="xs">{actions}</Group> : null}
    </Group>
  );
}
