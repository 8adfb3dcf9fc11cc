import { Group, ScrollArea, Switch, Table, Text, UnstyledButton } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/states';
import { WallTime } from '@/ui/values';
import { Phone } from '../patients/phone';
import classes from './agenda.module.css';
import { isDrawn, serviceStyle } from './events';
import { StatusBadge } from './status-badge';
import type { Appointment, Day } from './types';
import { usePhone } from './use-phone';

interface Props {
  day: Day;
  onOpen: (id: string) => void;
}

/** A day's visits in the order of time, as a table: the calendar for a screen reader, and for whoever likes lists. */
export function Agenda({ day, onOpen }: Props) {
  const { t } = useTranslation('scheduling');
  const phone = usePhone();
  const [all, setAll] = useState(false);
  const List = phone ? AgendaCards : AgendaTable;
  const cancelled = day.appointments.filter((a) => !isDrawn(a)).length;
  const visits = inOrder(day.appointments.filter((a) => all || isDrawn(a)));
  return (
    <ScrollArea className={classes.agenda} tabIndex={0}>
      {cancelled > 0 ? (
        <Switch
          className={classes.switch}
          label={t('agenda.show_cancelled', { count: cancelled })}
          checked={all}
          onChange={(e) => setAll(e.currentTarget.checked)}
        />
      ) : null}
      {visits.length === 0 ? (
        <EmptyState icon={IconCalendarOff} title={t('agenda.empty')} />
      ) : (
        <List visits={visits} onOpen={onOpen} />
      )}
    </ScrollArea>
  );
}

/** Earliest first. */
export function inOrder(visits: readonly Appointment[]): Appointment[] {
  return [...visits].sort(
    (a, b) => a.starts_at.localeCompare(b.starts_at) || a.patient.name.localeCompare(b.patient.name),
  );
}

interface ListProps {
  visits: Appointment[];
  onOpen: Props['onOpen'];
}

/** For a phone: two lines for each visit, and the whole of it is the button. */
function AgendaCards({ visits, onOpen }: ListProps) {
  return (
    <ul className={classes.cards}>
      {visits.map((a) => (
        <li key={a.id}>
          <UnstyledButton className={classes.card} onClick={() => onOpen(a.id)}>
            <span className={classes.cardTime}>
              <WallTime value={a.start_local} />
              <Text span size="xs" c="dimmed">
                <WallTime value={a.end_local} />
              </Text>
            </span>
            <span className={classes.cardText} style={serviceStyle(a.service.color)}>
              <Group justify="space-between" wrap="nowrap" gap="xs">
                <Text span fw={600} truncate>
                  <bdi>{a.patient.name}</bdi>
                </Text>
                <StatusBadge status={a.status} />
              </Group>
              <Text span size="sm" c="dimmed" truncate display="block">
                {a.service.name} · <bdi>{a.practitioner.name}</bdi>
              </Text>
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

function AgendaTable({ visits, onOpen }: ListProps) {
  const { t } = useTranslation('scheduling');
  return (
    <Table stickyHeader highlightOnHover verticalSpacing={8} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('agenda.time')}</Table.Th>
          <Table.Th>{t('agenda.patient')}</Table.Th>
          <Table.Th>{t('visit.service')}</Table.Th>
          <Table.Th>{t('visit.practitioner')}</Table.Th>
          <Table.Th>{t('visit.room')}</Table.Th>
          <Table.Th>{t('agenda.status')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {visits.map((a) => (
          <Table.Tr key={a.id} onClick={() => onOpen(a.id)} className={classes.row}>
            <Table.Td className={classes.time}>
              <WallTime value={a.start_local} /> – <WallTime value={a.end_local} />
            </Table.Td>
            <Table.Td>
              <UnstyledButton className={classes.name} onClick={() => onOpen(a.id)}>
                <bdi>{a.patient.name}</bdi>
              </UnstyledButton>
              <Text size="xs" c="dimmed">
                <Phone value={a.patient.phone} />
              </Text>
            </Table.Td>
            <Table.Td>
              <span className={classes.service} style={serviceStyle(a.service.color)}>
                {a.service.name}
              </span>
            </Table.Td>
            <Table.Td>
              <bdi>{a.practitioner.name}</bdi>
            </Table.Td>
            <Table.Td>
              <bdi>{a.room?.name}</bdi>
            </Table.Td>
            <Table.Td>
              <StatusBadge status={a.status} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
