import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '@/ui/form-problem';
import { WallDate, WallTime } from '@/ui/values';
import { refusalOf } from './conflict';
import { ConflictPanel } from './conflict-panel';
import { ReasonField } from './reasons';
import type { Appointment } from './types';
import { type Place, useMove } from './use-move';
import { dateOf } from './wall';

/** A visit and where it was dragged to. */
export interface Dragged {
  appointment: Appointment;
  to: Place;
  /** Puts it back on the calendar; harmless when it has been moved by then. */
  revert: () => void;
}

interface Props {
  dragged: Dragged | undefined;
  practitioners: { id: string; name: string }[];
  onClose: () => void;
}

/** Asks once before a dragged visit is moved; Enter moves it. */
export function MoveDialog({ dragged, practitioners, onClose }: Props) {
  const { t } = useTranslation(['scheduling', 'common']);
  // what was asked stays in view while the dialog fades
  const [shown, setShown] = useState({ dragged, count: 0 });
  if (dragged && dragged !== shown.dragged) setShown({ dragged, count: shown.count + 1 });
  const asked = dragged ?? shown.dragged;
  const back = () => {
    dragged?.revert();
    onClose();
  };
  return (
    <Modal
      opened={Boolean(dragged)}
      onClose={back}
      title={asked ? t('move.title', { name: asked.appointment.patient.name }) : ''}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      {asked ? <Question key={shown.count} {...{ dragged: asked, practitioners, onClose }} onBack={back} /> : null}
    </Modal>
  );
}

function Question(props: Props & { dragged: Dragged; onBack: () => void }) {
  const { dragged, practitioners, onClose, onBack } = props;
  const { t } = useTranslation(['scheduling', 'common']);
  const [to, setTo] = useState(dragged.to);
  const [reason, setReason] = useState('');
  const { move, sending, error } = useMove(onClose);
  const refusal = refusalOf(error);
  const { revert } = dragged;

  // a refused visit goes back to its place at once, while the way out is chosen
  useEffect(() => {
    if (error) revert();
  }, [error, revert]);

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void move(dragged.appointment, to, reason);
      }}
    >
      <Stack gap="md">
        <FromTo appointment={dragged.appointment} to={to} practitioners={practitioners} />
        {refusal ? (
          <ConflictPanel
            refusal={refusal}
            error={error}
            date={dateOf(to.startLocal)}
            busy={sending}
            onTake={(near) => {
              const next = { startLocal: near.start_local.slice(0, 16), practitionerId: near.practitioner_id };
              setTo(next);
              void move(dragged.appointment, next, reason);
            }}
          />
        ) : (
          <FormProblem problem={error} />
        )}
        <ReasonField act="move" value={reason} onChange={setReason} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onBack}>
            {t('move.keep')}
          </Button>
          <Button type="submit" loading={sending} data-autofocus>
            {t('move.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** From when to when, and from whom to whom where that changes. */
export function FromTo(props: { appointment: Appointment; to: Place; practitioners: { id: string; name: string }[] }) {
  const { appointment, to, practitioners } = props;
  const { t } = useTranslation('scheduling');
  const who = practitioners.find((p) => p.id === to.practitionerId)?.name ?? appointment.practitioner.name;
  const format: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
  return (
    <dl style={{ margin: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', gap: '4px 14px' }}>
      <Text component="dt" c="dimmed" size="sm">
        {t('move.from')}
      </Text>
      <Text component="dd" m={0} size="sm" td="line-through">
        <WallDate value={appointment.start_local} options={format} /> <WallTime value={appointment.start_local} /> ·{' '}
        <bdi>{appointment.practitioner.name}</bdi>
      </Text>
      <Text component="dt" c="dimmed" size="sm">
        {t('move.to')}
      </Text>
      <Text component="dd" m={0} fw={600}>
        <WallDate value={to.startLocal} options={format} /> <WallTime value={to.startLocal} /> · <bdi>{who}</bdi>
      </Text>
    </dl>
  );
}
