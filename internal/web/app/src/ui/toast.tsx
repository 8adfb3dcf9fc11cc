import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { asProblem } from '@/api/problem';
import { i18next } from '@/i18n/i18n';
import { problemText } from './problem-text';

interface Options {
  /** Takes the act back; offered as a button for as long as the toast is there. */
  undo?: () => void | Promise<void>;
  /** A toast with the same id takes the place of an older one. */
  id?: string;
}

/** Says that something was done, with a way to take it back. */
function done(message: string, { undo, id }: Options = {}): void {
  const key = id ?? crypto.randomUUID();
  notifications.hide(key);
  notifications.show({
    id: key,
    color: 'petrol',
    icon: <IconCheck size={18} aria-hidden />,
    autoClose: undo ? 10_000 : 5000,
    closeButtonProps: { 'aria-label': i18next.t('common:action.dismiss') },
    message: undo ? <Undoable id={key} message={message} undo={undo} /> : message,
  });
}

function Undoable({ id, message, undo }: { id: string; message: string; undo: () => void | Promise<void> }) {
  async function takeBack() {
    notifications.hide(id);
    try {
      await undo();
    } catch (error) {
      failed(error);
    }
  }
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <span>{message}</span>
      <Button size="compact-sm" variant="subtle" flex="none" onClick={() => void takeBack()}>
        {i18next.t('common:action.undo')}
      </Button>
    </Group>
  );
}

/** Says that something failed, in words for people. */
function failed(error: unknown): void {
  const problem = asProblem(error);
  notifications.show({
    id: `problem-${problem.code}`,
    color: 'red',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    autoClose: 9000,
    closeButtonProps: { 'aria-label': i18next.t('common:action.dismiss') },
    title: problemText(problem, i18next),
    message:
      problem.status >= 500 && problem.requestId ? i18next.t('common:error.request', { id: problem.requestId }) : '',
  });
}

/** Short word of what just happened. */
export const toast = { done, failed };
