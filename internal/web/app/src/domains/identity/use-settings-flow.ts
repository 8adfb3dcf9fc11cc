import { useNavigate } from '@tanstack/react-router';
import type { Outcome } from './kratos';
import { type FlowState, useFlow } from './use-flow';

/** The settings flow of the account; where Kratos wants the password or the second factor first, it is asked for. */
export function useSettingsFlow(returnTo: string): FlowState {
  const navigate = useNavigate();
  return useFlow('settings', { onOther: other });

  function other(outcome: Exclude<Outcome, { kind: 'flow' } | { kind: 'expired' }>) {
    if (outcome.kind === 'done') return;
    const search = { return_to: returnTo };
    const id = outcome.kind === 'refused' ? outcome.id : 'session_aal2_required';
    if (id === 'session_refresh_required') {
      void navigate({ to: '/auth/login', search: { ...search, refresh: true } });
    } else if (id === 'session_aal2_required') {
      void navigate({ to: '/auth/login', search: { ...search, aal: 'aal2' } });
    } else {
      void navigate({ to: '/auth/login', search });
    }
  }
}
