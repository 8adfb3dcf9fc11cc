import { Badge, Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconCalendarOff, IconChecks, IconUserOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { useBranch } from '@/app/branch';
import { useLocale } from '@/app/locale';
import { useMay } from '@/app/session';
import { formatInstant, todayIn } from '@/ui/format';
import { AnchorLink, ButtonLink } from '@/ui/links';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { DataState, EmptyState } from '@/ui/states';
import { Instant } from '@/ui/values';
import { StatusBadge } from '../scheduling/status-badge';
import classes from './clinical.module.css';
import { useName } from './names';
import { useMyDay, useUnsigned } from './queries';
import type { Turn, UnsignedNote } from './types';

/** A practitioner's day: who is next, and what is not signed yet. */
export function MyDayPage() {
  const { t } = useTranslation('clinical');
  const { branch } = useBranch();
  const [date, setDate] = useState(todayIn(branch?.time_zone ?? 'UTC'));
  const day = useMyDay(date);
  const nobody = asProblem(day.error).code === 'clinical.not_practitioner';
  return (
    <Page>
      <PageHeader
        title={t('day.title')}
        actions={
          <TextInput
            type="date"
            aria-label={t('day.date')}
            value={date}
            onChange={(e) => e.currentTarget.value && setDate(e.currentTarget.value)}
          />
        }
      />
      <Stack>
        <Card padded={false}>
          {day.error && nobody ? (
            <EmptyState icon={IconUserOff} title={t('day.nobody')}>
              {t('day.nobody_hint')}
            </EmptyState>
          ) : (
            <DataState
              query={day}
              isEmpty={(data) => data.items.length === 0}
              empty={<EmptyState icon={IconCalendarOff} title={t('day.empty')} />}
            >
              {(data) => (
                <ul className={classes.turns}>
                  {data.items.map((turn) => (
                    <Line key={turn.appointment_id ?? turn.visit_id} turn={turn} />
                  ))}
                </ul>
              )}
            </DataState>
          )}
        </Card>
        <UnsignedNotes />
      </Stack>
    </Page>
  );
}

function Line({ turn }: { turn: Turn }) {
  const { t } = useTranslation('clinical');
  const { tag } = useLocale();
  return (
    <li className={classes.turn}>
      <time dateTime={turn.starts_at} className={classes.time}>
        {formatInstant(turn.starts_at, tag, turn.time_zone, { timeStyle: 'short' })}
      </time>
      <div className={classes.who}>
        <Text fw={500}>
          <bdi>{turn.patient_name}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          {turn.service_name}
        </Text>
      </div>
      <StatusBadge status={turn.status} />
      {turn.unsigned > 0 ? (
        <Badge variant="default" tt="none">
          {t('day.unsigned', { count: turn.unsigned })}
        </Badge>
      ) : null}
      {turn.visit_id ? (
        <ButtonLink to="/visits/$id" params={{ id: turn.visit_id }} size="compact-md">
          {t('day.open')}
        </ButtonLink>
      ) : null}
    </li>
  );
}

/** Notes nobody has signed yet: one's own, or those of everybody for who co-signs. */
function UnsignedNotes() {
  const { t } = useTranslation('clinical');
  const may = useMay();
  const [all, setAll] = useState(false);
  const notes = useUnsigned(!all);
  return (
    <Card padded={false}>
      <Group justify="space-between" p="md" pb="xs">
        <Title order={2} size="h3">
          {t('unsigned.title')}
        </Title>
        {may('notes.cosign') ? (
          <Button variant="default" size="compact-sm" onClick={() => setAll(!all)} aria-pressed={all}>
            {all ? t('unsigned.mine') : t('unsigned.all')}
          </Button>
        ) : null}
      </Group>
      <DataState
        query={notes}
        isEmpty={(data) => data.items.length === 0}
        empty={<EmptyState icon={IconChecks} title={t('unsigned.none')} />}
      >
        {(data) => (
          <ul className={classes.turns}>
            {data.items.map((note) => (
              <UnsignedLine key={note.id} note={note} />
            ))}
          </ul>
        )}
      </DataState>
    </Card>
  );
}

function UnsignedLine({ note }: { note: UnsignedNote }) {
  const { t } = useTranslation('clinical');
  const name = useName();
  return (
    <li className={classes.turn}>
      <div className={classes.who}>
        <AnchorLink to="/visits/$id" params={{ id: note.visit_id }} fw={500}>
          <bdi>{note.patient_name}</bdi>
        </AnchorLink>
        <Text size="sm" c="dimmed">
          {name(note.template_name)} · {note.author_name} · <Instant value={note.visit_at} zone={note.time_zone} />
        </Text>
      </div>
      <Badge variant="default" tt="none">
        {note.returned ? t('state.returned') : t(`state.${note.state}`)}
      </Badge>
    </li>
  );
}
