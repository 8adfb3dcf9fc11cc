import { Alert, Button, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageTitleId } from '@/ui/page-header';
import classes from './setup-page.module.css';
import type { Wizard } from './use-wizard';

interface FootProps {
  wizard: Wizard;
  done: boolean;
  /** What "go on" does first; it goes on itself. */
  onNext?: () => Promise<void>;
}

/** The way on from a step: later, or, once it is done, to the next. */
export function StepFoot({ wizard, done, onNext = wizard.next }: FootProps) {
  const { t } = useTranslation('platform');
  const [busy, setBusy] = useState(false);

  function run(act: () => Promise<void>) {
    setBusy(true);
    void act().finally(() => setBusy(false));
  }

  return (
    <div className={classes.foot}>
      {done ? (
        <Button size="md" ms="auto" loading={busy} onClick={() => run(onNext)}>
          {t('setup.next')}
        </Button>
      ) : (
        <Button
          variant="subtle"
          color="gray"
          c="var(--mantine-color-text)"
          loading={busy}
          onClick={() => run(wizard.skip)}
        >
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
        <Title order={2} size="h1" id={pageTitleId} tabIndex={-1} className={classes.title}>
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
