import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/ui/form-problem';
import { offers } from './booking';
import { refusalOf } from './conflict';
import { ConflictPanel } from './conflict-panel';
import { FromTo } from './move-dialog';
import { usePractitioners, useServices } from './queries';
import { ReasonField } from './reasons';
import { SlotFinder } from './slot-finder';
import type { Appointment } from './types';
import { type Place, useMove } from './use-move';
import { VisitLine } from './visit-line';
import { dateOf } from './wall';

interface Props {
  appointment: Appointment;
  today: string;
  onDone: () => void;
  onBack: () => void;
}

/** Moves a visit without a mouse: another free time is chosen from a list. */
export function MovePanel({ appointment, today, onDone, onBack }: Props) {
  const { t } = useTranslation(['scheduling', 'common']);
  const practitioners = usePractitioners(appointment.branch_id).data?.items ?? [];
  const service = useServices().data?.items.find((s) => s.id === appointment.service.id);
  const able = practitioners.filter((p) => p.active && (!service || offers(service, p.id)));
  const [who, setWho] = useState<string | undefined>(appointment.practitioner.id);
  const [to, setTo] = useState<Place>();
  const [reason, setReason] = useState('');
  const { move, sending, error, clear } = useMove(onDone);
  const refusal = refusalOf(error);

  if (!to) {
    return (
      <Stack gap="md">
        <VisitLine appointment={appointment} />
        <SlotFinder
          branchId={appointment.branch_id}
          serviceId={appointment.service.id}
          practitioners={able}
          practitionerId={who}
          onPractitioner={setWho}
          from={dateOf(appointment.start_local)}
          today={today}
          onPick={setTo}
        />
        <Group>
          <Button variant="default" onClick={onBack}>
            {t('common:action.back')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void move(appointment, to, reason);
      }}
    >
      <Stack gap="md">
        <Text fw={600}>
          <bdi>{appointment.patient.name}</bdi>
        </Text>
        <FromTo appointment={appointment} to={to} practitioners={practitioners} />
        {refusal ? (
          <ConflictPanel
            refusal={refusal}
            error={error}
            date={dateOf(to.startLocal)}
            busy={sending}
            onTake={(near) => {
              clear();
              setTo({ startLocal: near.start_local.slice(0, 16), practitionerId: near.practitioner_id });
            }}
          />
        ) : (
          <FormProblem problem={error} />
        )}
        <ReasonField act="move" value={reason} onChange={setReason} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => setTo(undefined)}>
            {t('move.other_time')}
          </Button>
          <Button type="submit" loading={sending} autoFocus>
            {t('move.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
