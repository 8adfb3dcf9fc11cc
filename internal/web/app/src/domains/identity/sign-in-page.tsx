import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WaitingPage } from '@/app/pages';
import { Pending } from '@/app/pending';
import { whoIs } from '@/app/session';
import { flowInURL, type Outcome, signOut } from './kratos';
import { PasswordStep } from './password-step';
import { SecondStep } from './second-step';
import { useArrival } from './use-arrival';
import { useFlow } from './use-flow';

const route = getRouteApi('/auth/login');

/** Signing in: the password or a passkey, then the second factor where the account has one. */
export function SignInPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const arrive = useArrival();
  const { t } = useTranslation();
  const [cleaned, setCleaned] = useState(false);

  const query = { aal: search.aal, refresh: search.refresh ? 'true' : undefined };
  const flow = useFlow('login', { flowId: search.flow, query, onOther: (o) => void other(o) });

  async function other(outcome: Exclude<Outcome, { kind: 'flow' } | { kind: 'expired' }>) {
    if (outcome.kind === 'done') return arrive(search.return_to);
    if (outcome.kind === 'goto') {
      const { aal2 } = flowInURL(outcome.url);
      return aal2 ? begin({ aal: 'aal2' }) : arrive(search.return_to);
    }
    if (outcome.id === 'session_already_available') return already();
    if (outcome.id === 'session_aal2_required') return begin({ aal: 'aal2' });
    return begin({});
  }

  /** Kratos knows this browser. Do we? If not, its session is of no use here and ends. */
  async function already() {
    queries.removeQueries({ predicate: (q) => q.queryKey[1] === '/me' });
    const { barrier } = await whoIs(queries).catch(() => ({ barrier: undefined }));
    if (barrier === 'step_up') return begin({ aal: 'aal2' });
    if (barrier !== 'sign_in' && barrier !== 'idle') return arrive(search.return_to);
    if (cleaned) return;
    setCleaned(true);
    await signOut();
    return begin({});
  }

  async function begin(next: { aal?: 'aal2' }) {
    await navigate({
      search: (s) => ({ return_to: s.return_to, reason: s.reason, ...next }),
      replace: true,
    });
    await flow.restart({ aal: next.aal });
  }

  if (flow.problem && !flow.flow && flow.problem.status === 503) {
    return (
      <WaitingPage
        title={t('page.unavailable_title')}
        body={t('page.unavailable_body')}
        onRetry={() => void flow.restart()}
      />
    );
  }
  if (!flow.flow && !flow.problem) return <Pending />;
  const second = flow.flow?.requested_aal === 'aal2';
  return second ? (
    <SecondStep state={flow} onLeave={() => void signOut().then(() => begin({}))} />
  ) : (
    <PasswordStep state={flow} reason={search.reason} refresh={search.refresh} returnTo={search.return_to} />
  );
}
