import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pageTitleId } from '@/ui/page-header';
import classes from './setup-page.module.css';
import type { Wizard } from './use-wizard';

/** The way on from a step: later, or, once it is done, to the next. */
export function StepFoot({ wizard, done }: { wizard: Wizard; done: boolean }) {
  const { t } = useTranslation('platform');
  return (
    <div className={classes.foot}>
      {done ? (
        <Button size="md" ms="auto" onClick={() => void wizard.next()}>
          {t('setup.next')}
        </Button>
      ) : (
        <Button variant="subtle" color="gray" c="var(--mantine-color-text)" onClick={() => void wizard.skip()}>
          {t('setup.skip')}
        </Button>
      )}
    </div>
  );
}

/** Says that a step is done. */
export function DoneNote({ children }: { children: ReactNode }) {
  return (
    <Alert color="petrol" icon={<IconCircleCheck size={18} />}>
      {children}
    </Alert>
  );
}

/** The head of a step and what is in it. */
export function StepPanel({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <Stack gap="lg">
      <div>
        <Title order={1} id={pageTitleId} tabIndex={-1} className={classes.title}>
          {title}
        </Title>
        <Text c="dimmed" maw={620}>
          {body}
        </Text>
      </div>
      {children}
    </Stack>
  );
}
