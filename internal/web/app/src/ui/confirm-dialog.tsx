import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/api/problem';
import { FormProblem } from './form-problem';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  children?: ReactNode;
  /** The word on the button: "Suspend", not "OK". */
  confirm: string;
  danger?: boolean;
  /** `required` or `optional`: ask why. */
  reason?: 'required' | 'optional';
  /** What a reason might be, as buttons. */
  reasons?: string[];
  /** Does it; the dialog stays open and shows the problem when this throws. */
  onConfirm: (reason: string) => Promise<void>;
}

/** Asks before an act, and for the reason where the record keeps one. */
export function ConfirmDialog(props: Props) {
  const { opened, onClose, title, children, confirm, danger = false, reason, reasons = [], onConfirm } = props;
  const { t } = useTranslation();
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>();

  useEffect(() => {
    if (!opened) return;
    setWhy('');
    setAsked(false);
    setProblem(undefined);
  }, [opened]);

  const missing = reason === 'required' && why.trim() === '';

  async function act() {
    setAsked(true);
    if (missing) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm(why.trim());
      onClose();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation(); // a dialog opened out of a form is still inside it for React
          void act();
        }}
      >
        <Stack gap="md">
          {typeof children === 'string' ? <Text>{children}</Text> : children}
          {reason ? (
            <Stack gap={6}>
              <Textarea
                label={t('confirm.reason')}
                description={t('confirm.reason_hint')}
                value={why}
                onChange={(event) => setWhy(event.currentTarget.value)}
                error={asked && missing ? t('confirm.reason_required') : undefined}
                required={reason === 'required'}
                autosize
                minRows={2}
                maxLength={500}
                data-autofocus
              />
              <Group gap={6}>
                {reasons.map((r) => (
                  <Button key={r} size="compact-xs" variant="default" onClick={() => setWhy(r)}>
                    {r}
                  </Button>
                ))}
              </Group>
            </Stack>
          ) : null}
          <FormProblem problem={problem} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" color={danger ? 'red' : undefined} loading={busy}>
              {confirm}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
