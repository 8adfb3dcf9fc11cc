import { ActionIcon, Badge, Button, Checkbox, Menu, Popover, Tooltip } from '@mantine/core';
import { IconCalendarPlus, IconClockPause, IconDots, IconPhoneCheck, IconUser, IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/app/session';
import classes from './followups.module.css';
import { ContactLinks, Due, Last, PatientName, Why } from './task-parts';
import type { Task } from './types';
import { WhenChoice } from './when-choice';
import { useAssigneeName, useFollowupWords } from './words';

interface Props {
  task: Task;
  /** Whether the keyboard is on this line. */
  current: boolean;
  onCurrent: () => void;
  /** Whether it is chosen for an act on several; undefined where there is none. */
  chosen: boolean | undefined;
  onChoose: (chosen: boolean) => void;
  snoozing: boolean;
  onSnoozing: (open: boolean) => void;
  onCall: () => void;
  onSnooze: (until: string) => void;
  onBook: (() => void) | undefined;
  onCancel: () => void;
}

/** A line of the queue; on a phone a card. */
export function TaskRow(props: Props) {
  const { task, current, onCurrent, chosen, onChoose } = props;
  const { t } = useTranslation('followups');
  const words = useFollowupWords();
  const assignee = useAssigneeName();
  const line = useRef<HTMLLIElement>(null);
  const script = current ? words.script(task) : '';

  useEffect(() => {
    if (current) line.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has j and k for it
    <li ref={line} className={classes.row} data-current={current || undefined} onClick={onCurrent}>
      {chosen === undefined ? null : (
        <Checkbox
          size="sm"
          className={classes.check}
          checked={chosen}
          onChange={(e) => onChoose(e.currentTarget.checked)}
          aria-label={t('queue.select', { name: task.patient.name })}
        />
      )}
      <div className={classes.when}>
        <Due task={task} />
        <Badge
          size="sm"
          variant="default"
          tt="none"
          className={classes.value}
          title={t('row.value', { number: task.priority })}
        >
          <bdi>{assignee(task.assignee)}</bdi>
        </Badge>
      </div>
      <div className={classes.who}>
        <PatientName task={task} />
        <ContactLinks patient={task.patient} />
      </div>
      <div className={classes.why}>
        <Why task={task} />
      </div>
      <div className={classes.last}>
        <Last task={task} />
      </div>
      <Buttons {...props} />
      {script ? (
        <blockquote
          className={classes.script}
          lang={words.scriptLanguage(task)}
          dir="auto"
          aria-label={t('row.script')}
        >
          {script}
        </blockquote>
      ) : null}
    </li>
  );
}

function Buttons({ task, snoozing, onSnoozing, onCall, onSnooze, onBook, onCancel }: Props) {
  const { t } = useTranslation('followups');
  const may = useMay();
  const navigate = useNavigate();
  if (!may('followups.work', task.branch.id)) return <div className={classes.buttons} />;
  return (
    <div className={classes.buttons}>
      <Button size="compact-md" leftSection={<IconPhoneCheck size={16} aria-hidden />} onClick={onCall}>
        {t('action.call')}
      </Button>
      <Popover opened={snoozing} onChange={onSnoozing} width={340} position="bottom-end" withinPortal trapFocus>
        <Popover.Target>
          <Tooltip label={t('action.snooze')}>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={`${t('action.snooze')}: ${task.patient.name}`}
              onClick={() => onSnoozing(!snoozing)}
            >
              <IconClockPause size={17} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Popover.Target>
        <Popover.Dropdown>
          <WhenChoice zone={task.branch.time_zone} set={t('when.set')} onChoose={onSnooze} />
        </Popover.Dropdown>
      </Popover>
      {onBook ? (
        <Tooltip label={t('action.book')}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={`${t('action.book')}: ${task.patient.name}`}
            onClick={onBook}
          >
            <IconCalendarPlus size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ) : null}
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" size="lg" aria-label={t('action.more', { name: task.patient.name })}>
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {may('patients.read') ? (
            <Menu.Item
              leftSection={<IconUser size={16} aria-hidden />}
              onClick={() => void navigate({ to: '/patients/$id', params: { id: task.patient.id } })}
            >
              {t('action.open_patient')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconX size={16} aria-hidden />} onClick={onCancel}>
            {t('action.cancel')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
