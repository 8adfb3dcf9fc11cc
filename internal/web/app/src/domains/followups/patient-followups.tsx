import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPhoneCheck, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { Card } from '@/ui/page';
import { DataState, EmptyState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { Instant } from '@/ui/values';
import type { PatientRef } from '../patients/types';
import { ActList } from './act-list';
import { CallDrawer } from './call-drawer';
import classes from './followups.module.css';
import { NewTaskDrawer } from './new-task-drawer';
import { useFollowupsLive, usePatientActs, usePatientTasks } from './queries';
import { Due, Why } from './task-parts';
import { isOpen, type Task } from './types';
import { useTaskActs } from './use-task-acts';
import { useFollowupWords } from './words';

/** A patient's follow-ups: what is to do, what was, and every call in between. */
export function PatientFollowups({ patient }: { patient: PatientRef }) {
  const { t } = useTranslation('followups');
  const may = useMay();
  const { branch } = useBranch();
  const tasks = usePatientTasks(patient.id);
  const acts = usePatientActs(patient.id);
  const [adding, setAdding] = useState(false);
  const [calling, setCalling] = useState<Task>();
  useFollowupsLive(branch?.id);
  const add =
    branch && may('followups.work', branch.id) ? (
      <Button variant="default" leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setAdding(true)}>
        {t('queue.new')}
      </Button>
    ) : null;
  return (
    <Stack gap="md">
      <Card padded={false}>
        <DataState
          query={tasks}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyState title={t('patient.empty')} action={add}>
              {t('patient.empty_hint')}
            </EmptyState>
          }
        >
          {({ items }) => (
            <>
              <Group justify="flex-end" p="sm" pb={0}>
                {add}
              </Group>
              <Part title={t('patient.open')} tasks={items.filter(isOpen)} onCall={setCalling} />
              <Part title={t('patient.closed')} tasks={items.filter((x) => !isOpen(x))} onCall={setCalling} />
            </>
          )}
        </DataState>
      </Card>
      {acts.data && acts.data.items.length > 0 ? (
        <Card>
          <Title order={2} size="h5" mb={4}>
            {t('call.history')}
          </Title>
          <ActList acts={acts.data.items} />
        </Card>
      ) : null}
      <NewTaskDrawer opened={adding} onClose={() => setAdding(false)} patient={patient} />
      <CallDrawer task={calling} onClose={() => setCalling(undefined)} />
    </Stack>
  );
}

function Part({ title, tasks, onCall }: { title: string; tasks: Task[]; onCall: (task: Task) => void }) {
  if (tasks.length === 0) return null;
  return (
    <section aria-label={title}>
      <Title order={2} size="h5" px="md" pt="sm">
        {title}
      </Title>
      <ul className={classes.list}>
        {tasks.map((task) => (
          <PatientTask key={task.id} task={task} onCall={() => onCall(task)} />
        ))}
      </ul>
    </section>
  );
}

function PatientTask({ task, onCall }: { task: Task; onCall: () => void }) {
  const { t } = useTranslation('followups');
  const words = useFollowupWords();
  const may = useMay()('followups.work', task.branch.id);
  const { reopen } = useTaskActs();
  const open = isOpen(task);
  return (
    <li className={classes.mine}>
      <div className={classes.when}>
        {open ? (
          <Due task={task} />
        ) : (
          <Badge variant="default" tt="none">
            {t(`state.${task.state}`)}
          </Badge>
        )}
        {task.closed_at ? (
          <Text size="xs" c="dimmed">
            <Instant value={task.closed_at} zone={task.branch.time_zone} />
          </Text>
        ) : null}
      </div>
      <div className={classes.why}>
        <Why task={task} />
        {task.outcome ? (
          <Text size="sm" component="p" m={0}>
            {words.outcome(task.outcome)}
          </Text>
        ) : null}
      </div>
      <div className={classes.buttons}>
        {may && open ? (
          <Button size="compact-md" leftSection={<IconPhoneCheck size={16} aria-hidden />} onClick={onCall}>
            {t('action.call')}
          </Button>
        ) : null}
        {may && !open ? (
          <Button size="compact-md" variant="default" onClick={() => void reopen(task).catch(toast.failed)}>
            {t('action.reopen')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
