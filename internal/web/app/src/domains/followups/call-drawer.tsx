import { Badge, Button, Group, SimpleGrid, Stack, Text, Textarea, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { FormProblem } from '@/ui/form-problem';
import { DataState } from '@/ui/states';
import { SideDrawer } from '../scheduling/side-drawer';
import { ActList } from './act-list';
import classes from './followups.module.css';
import { usePatientActs } from './queries';
import { ContactLinks, Due } from './task-parts';
import { type Outcome, outcomes, type Task } from './types';
import { useTaskActs } from './use-task-acts';
import { WhenChoice } from './when-choice';
import { useFollowupWords } from './words';

interface Props {
  /** Who is called; the drawer is open while there is somebody. */
  task: Task | undefined;
  onClose: () => void;
}

/** A call: what to say, what happened before, and what comes of it. */
export function CallDrawer({ task, onClose }: Props) {
  const { t } = useTranslation('followups');
  return (
    <SideDrawer
      opened={Boolean(task)}
      onClose={onClose}
      title={task ? t('call.title', { name: task.patient.name }) : ''}
    >
      {task ? <Call key={task.id} task={task} onDone={onClose} /> : null}
    </SideDrawer>
  );
}

function Call({ task: given, onDone }: { task: Task; onDone: () => void }) {
  const { t } = useTranslation('followups');
  const words = useFollowupWords();
  const { take, called } = useTaskActs();
  const [task, setTask] = useState(given);
  const [note, setNote] = useState('');
  const [calling, setCalling] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();
  const script = words.script(task);

  // who opens this is on the phone: the others see it, and this one hears of others
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each call
  useEffect(() => {
    take(given).then(setTask, (error) => setProblem(asProblem(error)));
  }, [given.id]);

  async function choose(outcome: Outcome, nextTry?: string) {
    if (outcome === 'call_back' && !nextTry) return setCalling(true);
    setBusy(true);
    setProblem(undefined);
    try {
      await called(task, outcome, note.trim(), nextTry);
      onDone();
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  }

  return (
    <Stack gap="md">
      <Group justify="space-between" gap="xs">
        <Due task={task} />
        <Badge variant="default" tt="none">
          {t('row.attempts', { number: task.attempts + 1, most: task.max_attempts })}
        </Badge>
      </Group>
      <ContactLinks patient={task.patient} size="md" />
      <div>
        <Title order={3} size="h5" mb={4}>
          {words.why(task)}
        </Title>
        {script ? (
          <blockquote className={classes.script} lang={words.scriptLanguage(task)} dir="auto">
            {script}
          </blockquote>
        ) : (
          <Text size="sm" c="dimmed">
            {t('call.no_script')}
          </Text>
        )}
      </div>
      <FormProblem problem={problem} />
      <Textarea
        label={t('call.note')}
        description={t('call.note_hint')}
        value={note}
        onChange={(e) => setNote(e.currentTarget.value)}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={1000}
      />
      <fieldset className={classes.outcomes}>
        <legend>{t('call.what')}</legend>
        <SimpleGrid cols={{ base: 2, xs: 3 }} spacing={6}>
          {outcomes.map((outcome) => (
            <Button
              key={outcome}
              variant={outcome === 'booked' ? 'filled' : 'default'}
              classNames={{ root: classes.outcome, label: classes.outcomeLabel }}
              aria-pressed={outcome === 'call_back' ? calling : undefined}
              disabled={busy}
              onClick={() => void choose(outcome)}
            >
              {words.outcome(outcome)}
            </Button>
          ))}
        </SimpleGrid>
      </fieldset>
      {calling ? (
        <div>
          <Title order={3} size="h5" mb={6}>
            {t('call.when')}
          </Title>
          <WhenChoice
            zone={task.branch.time_zone}
            set={t('when.set_call')}
            busy={busy}
            onChoose={(at) => void choose('call_back', at)}
          />
        </div>
      ) : null}
      <History patientId={task.patient.id} />
    </Stack>
  );
}

function History({ patientId }: { patientId: string }) {
  const { t } = useTranslation('followups');
  const acts = usePatientActs(patientId, 20);
  return (
    <div>
      <Title order={3} size="h5" mb={6}>
        {t('call.history')}
      </Title>
      <DataState
        query={acts}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <Text size="sm" c="dimmed">
            {t('call.no_history')}
          </Text>
        }
      >
        {({ items }) => <ActList acts={items} />}
      </DataState>
    </div>
  );
}
