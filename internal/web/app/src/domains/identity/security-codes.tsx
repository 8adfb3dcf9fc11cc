import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { toast } from '@/ui/toast';
import { RecoveryCodes } from './recovery-codes';
import { Section } from './security-section';
import { codesOf, hasCodes } from './settings';
import type { FlowState } from './use-flow';

/** Recovery codes: whether there are any, and new ones. */
export function CodesSection({ state, email }: { state: FlowState; email: string }) {
  const { t } = useTranslation(['identity', 'common']);
  const [asking, setAsking] = useState(false);
  const { flow } = state;
  if (!flow) return null;
  const on = hasCodes(flow);
  const codes = codesOf(flow);

  async function make() {
    await state.submitFresh({ method: 'lookup_secret', lookup_secret_regenerate: true });
  }

  async function confirm() {
    const next = await state.submit({ method: 'lookup_secret', lookup_secret_confirm: true });
    if (next?.state === 'success') toast.done(t('security.codes_done'));
    else if (next) await make(); // these never came into force, others will
  }

  return (
    <Section
      title={t('security.codes')}
      body={t('security.codes_body')}
      state={{ on, text: t(on ? 'security.codes_on' : 'security.codes_off') }}
      action={
        <Button variant="default" onClick={() => (on ? setAsking(true) : void make())}>
          {t('security.codes_new')}
        </Button>
      }
    >
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('security.codes_new_title')}
        confirm={t('security.codes_new')}
        onConfirm={make}
      >
        {t('security.codes_new_body')}
      </ConfirmDialog>
      <Modal
        opened={codes.length > 0}
        onClose={() => void state.restart()}
        title={t('enrol.codes_title')}
        size="lg"
        closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <RecoveryCodes key={codes[0]} codes={codes} email={email} busy={state.busy} onSaved={() => void confirm()} />
      </Modal>
    </Section>
  );
}
