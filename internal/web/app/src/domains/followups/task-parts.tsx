import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconMail, IconMessage, IconPhone, IconPhoneCall } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import clsx from 'clsx';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { useMay } from '@/app/session';
import { formatAgo, formatInstant, todayIn, wallClock } from '@/ui/format';
import { Ago } from '@/ui/values';
import { Phone } from '../patients/phone';
import classes from './followups.module.css';
import { isOpen, type Task } from './types';
import { useFollowupWords } from './words';

/** When somebody is to be called, on the branch's clock; late ones say how late. */
export function Due({ task }: { task: Task }) {
  const { tag } = useLocale();
  const zone = task.branch.time_zone;
  const today = wallClock(new Date(task.due_at), zone).slice(0, 10) === todayIn(zone);
  const when = formatInstant(
    task.due_at,
    tag,
    zone,
    today ? { timeStyle: 'short' } : { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  );
  const late = isOpen(task) && Date.parse(task.due_at) < Date.now();
  return (
    <span className={clsx(classes.due, late && classes.late)}>
      <time dateTime={task.due_at}>{when}</time>
      {late ? <span className={classes.ago}>{formatAgo(task.due_at, tag)}</span> : null}
    </span>
  );
}

/** Ways to reach a patient. */
export function ContactLinks({ patient, size = 'sm' }: { patient: Task['patient']; size?: 'sm' | 'md' }) {
  const { t } = useTranslation('followups');
  if (!patient.phone && !patient.email)
    return (
      <Text size="sm" c="dimmed">
        {t('row.no_phone')}
      </Text>
    );
  return (
    <Group gap={6} wrap="nowrap">
      {patient.phone ? (
        <>
          <a href={`tel:${patient.phone}`} className={clsx(classes.phone, size === 'md' && classes.big)}>
            <IconPhone size={size === 'md' ? 20 : 15} aria-hidden />
            <Phone value={patient.phone} />
          </a>
          <Reach href={`sms:${patient.phone}`} label={t('action.sms')} icon={IconMessage} />
        </>
      ) : null}
      {patient.email ? <Reach href={`mailto:${patient.email}`} label={t('action.mail')} icon={IconMail} /> : null}
    </Group>
  );
}

function Reach({ href, label, icon: Icon }: { href: string; label: string; icon: typeof IconMail }) {
  return (
    <Tooltip label={label}>
      <ActionIcon component="a" href={href} variant="subtle" size="sm" aria-label={label}>
        <Icon size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** The patient's name, leading to the record where this role may open it. */
export function PatientName({ task }: { task: Task }) {
  const may = useMay();
  const name = <bdi>{task.patient.name}</bdi>;
  if (!may('patients.read')) return <span className={classes.name}>{name}</span>;
  return (
    <Link to="/patients/$id" params={{ id: task.patient.id }} className={classes.name}>
      {name}
    </Link>
  );
}

/** Why somebody is called: the rule, the service, with whom, and when it was. */
export function Why({ task }: { task: Task }) {
  const { t } = useTranslation('followups');
  const words = useFollowupWords();
  const about = [
    task.service?.name,
    task.practitioner ? t('row.with', { name: task.practitioner.name }) : '',
    task.appointment_id ? words.day(task) : '',
  ].filter(Boolean);
  return (
    <div>
      <Text size="sm" fw={600} component="p" m={0}>
        <bdi>{words.why(task)}</bdi>
      </Text>
      {about.length > 0 ? (
        <Text size="sm" c="dimmed" component="p" m={0}>
          <bdi>{about.join(' · ')}</bdi>
        </Text>
      ) : null}
    </div>
  );
}

/** What happened the last time this patient was called, and who is on the phone now. */
export function Last({ task }: { task: Task }) {
  const { t } = useTranslation('followups');
  const words = useFollowupWords();
  if (task.taken_by)
    return (
      <span className={classes.taken}>
        <IconPhoneCall size={15} aria-hidden />
        <bdi>{t('row.taken', { name: task.taken_by.name })}</bdi>
      </span>
    );
  const { last } = task;
  if (!last)
    return (
      <Text size="sm" c="dimmed">
        {t('row.never')}
      </Text>
    );
  return (
    <div>
      <Text size="sm" component="p" m={0}>
        {words.outcome(last.outcome)} · <Ago value={last.at} />
      </Text>
      {last.note || last.by ? (
        <Text size="xs" c="dimmed" component="p" m={0} lineClamp={2}>
          <bdi>{[last.note, last.by].filter(Boolean).join(' — ')}</bdi>
        </Text>
      ) : null}
    </div>
  );
}
