import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '@/app/session';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { FormProblem } from '@/ui/form-problem';
import { toast } from '@/ui/toast';
import { Section } from './security-section';
import { keysOf, totpOf } from './settings';
import { TotpSetup } from './totp-setup';
import type { FlowState } from './use-flow';

/** The authenticator app: on or off. */
export function AppSection({ state, required }: { state: FlowState; required: boolean }) {
  const { t } = useTranslation(['identity', 'common']);
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { flow } = state;
  if (!flow) return null;
  const { on } = totpOf(flow);
  const last = !keysOf(flow).some((k) => k.method === 'webauthn');
  const warning = !last ? 'security.remove_other' : required ? 'security.remove_last' : 'security.remove_body';

  async function remove() {
    const next = await state.submit({ method: 'totp', totp_unlink: true });
    if (next?.state !== 'success') return;
    toast.done(t('security.app_removed'));
    await queries.invalidateQueries({ queryKey: meQuery.queryKey });
  }

  return (
    <Section
      title={t('security.app')}
      body={t('security.app_body')}
      state={{ on, text: t(on ? 'security.app_on' : 'security.app_off') }}
      action={
        <Button variant="default" onClick={() => (on ? setRemoving(true) : setAdding(true))}>
          {t(on ? 'security.app_remove' : 'security.app_add')}
        </Button>
      }
    >
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('security.app')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <FormProblem problem={state.problem} />
        <TotpSetup
          state={state}
          onDone={() => {
            setAdding(false);
            toast.done(t('security.app_added'));
            void queries.invalidateQueries({ queryKey: meQuery.queryKey });
          }}
        />
      </Modal>
      <ConfirmDialog
        opened={removing}
        onClose={() => setRemoving(false)}
        title={t('security.remove_title')}
        confirm={t('security.app_remove')}
        danger
        onConfirm={remove}
      >
        {t(warning)}
      </ConfirmDialog>
    </Section>
  );
}
