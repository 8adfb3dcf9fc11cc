import { Button, Chip, Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { FormProblem } from '@/ui/form-problem';
import { toast } from '@/ui/toast';
import { useActs } from './queries';
import { type CancelCode, type Canceller, cancelCodes, usuallyBy } from './reasons';
import type { Appointment } from './types';
import { VisitLine } from './visit-line';

/** Cancels a visit and keeps why and by whom; the toast that follows takes it back. */
export function CancelPanel(props: { appointment: Appointment; onDone: () => void; onBack: () => void }) {
  const { appointment, onDone, onBack } = props;
  const { t } = useTranslation(['scheduling', 'common']);
  const acts = useActs();
  const [code, setCode] = useState<CancelCode>();
  const [by, setBy] = useState<Canceller>();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const [sending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const label = useId();
  const wordless = code === 'other' && !words.trim();

  async function cancel() {
    setAsked(true);
    if (!code || wordless) return;
    setSending(true);
    setError(undefined);
    try {
      await acts.cancel(appointment.id, { code, by: by ?? usuallyBy(code), reason: words.trim() });
      toast.done(t('toast.cancelled', { name: appointment.patient.name }), {
        id: `visit-${appointment.id}`,
        undo: async () => {
          await acts.reinstate(appointment.id);
        },
      });
      onDone();
    } catch (failure) {
      setError(asProblem(failure));
      setSending(false);
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void cancel();
      }}
    >
      <Stack gap="md">
        <VisitLine appointment={appointment} />
        <div>
          <Text size="sm" fw={500} id={label} mb={6}>
            {t('cancel_code.label')}
          </Text>
          <Chip.Group value={code ?? null} onChange={(chosen) => setCode(chosen as CancelCode)}>
            <Group gap={6} role="radiogroup" aria-labelledby={label}>
              {cancelCodes.map((value) => (
                <Chip key={value} value={value} size="sm">
                  {t(`cancel_code.${value}`)}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
          {asked && !code ? (
            <Text size="xs" c="var(--mantine-color-error)" role="alert" mt={6}>
              {t('common:confirm.reason_required')}
            </Text>
          ) : null}
        </div>
        {code ? (
          <>
            <SegmentedControl
              aria-label={t('cancel_by.label')}
              value={by ?? usuallyBy(code)}
              onChange={(who) => setBy(who as Canceller)}
              data={[
                { value: 'patient', label: t('cancel_by.patient') },
                { value: 'clinic', label: t('cancel_by.clinic') },
              ]}
            />
            <TextInput
              label={t('cancel.words')}
              value={words}
              required={code === 'other'}
              maxLength={300}
              error={asked && wordless ? t('common:confirm.reason_required') : undefined}
              onChange={(e) => setWords(e.currentTarget.value)}
            />
          </>
        ) : null}
        <FormProblem problem={error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onBack}>
            {t('cancel.keep')}
          </Button>
          <Button type="submit" color="red" loading={sending}>
            {t('cancel.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
