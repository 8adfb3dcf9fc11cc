import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { WallTime } from '@/ui/values';
import { PatientFlags } from '../patients/patient-flags';
import { AfterVisit } from './after-visit';
import { actsOn, type DeskAct, minutesBetween, minutesText, type Section } from './desk';
import classes from './desk-page.module.css';
import { serviceStyle } from './events';
import { StatusBadge } from './status-badge';
import type { Appointment } from './types';

interface Props {
  appointment: Appointment;
  section: Section;
  now: Date;
  mayAct: boolean;
  busy: boolean;
  /** It was just finished: show what follows. */
  following: boolean;
  onAct: (act: DeskAct, appointment: Appointment) => void;
  onOpen: (id: string) => void;
}

/** One person of the day: who, when, with whom, what to know of them, and the next step. */
export function DeskRow({ appointment: a, section, now, mayAct, busy, following, onAct, onOpen }: Props) {
  const { t } = useTranslation('scheduling');
  const acts = mayAct ? actsOn(a, section) : [];
  return (
    <li className={classes.row} style={serviceStyle(a.service.color)} data-section={section}>
      <UnstyledButton className={classes.who} data-row={a.id} onClick={() => onOpen(a.id)}>
        <span className={classes.time}>
          <WallTime value={a.start_local} />
        </span>
        <span className={classes.words}>
          <Text span fw={600} className={classes.name}>
            <bdi>{a.patient.name}</bdi>
            {a.confirmed_by_patient_at && section === 'expected' ? (
              <IconCircleCheck size={15} role="img" aria-label={t('desk.confirmed')} />
            ) : null}
          </Text>
          <Text span size="sm" c="dimmed" className={classes.line}>
            {a.service.name} · <bdi>{a.practitioner.name}</bdi>
          </Text>
        </span>
        <Timing a={a} section={section} now={now} />
      </UnstyledButton>
      <PatientFlags id={a.patient.id} most={3} />
      {acts.length > 0 ? (
        <Group gap={6}>
          {acts.map((act, i) => (
            <Button
              key={act}
              size="compact-sm"
              variant={i === 0 && section !== 'done' ? 'filled' : 'default'}
              disabled={busy}
              aria-label={t('desk.act_for', { act: t(`desk.act.${act}`), name: a.patient.name })}
              onClick={() => onAct(act, a)}
            >
              {t(`desk.act.${act}`)}
            </Button>
          ))}
        </Group>
      ) : null}
      {following ? <AfterVisit appointment={a} /> : null}
    </li>
  );
}

/** How late somebody is, how long they wait, how long they have been in. */
function Timing({ a, section, now }: { a: Appointment; section: Section; now: Date }) {
  const { t } = useTranslation('scheduling');
  const { tag } = useLocale();
  if (section === 'done') return a.status === 'no_show' ? <StatusBadge status={a.status} /> : null;
  const since = { waiting: a.arrived_at, with: a.started_at, missing: a.starts_at, expected: null }[section];
  if (!since) return null;
  const time = minutesText(minutesBetween(since, now), tag);
  const key = { waiting: 'desk.waits', with: 'desk.since', missing: 'desk.late' } as const;
  return (
    <Text span size="sm" className={classes.timing}>
      {section === 'expected' ? null : t(key[section], { time })}
    </Text>
  );
}
