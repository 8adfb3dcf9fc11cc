import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WaitingPage } from '@/app/pages';
import { Pending } from '@/app/pending';
import { whoIs } from '@/app/session';
import { flowInURL, type Outcome, signOut, waysOf } from './kratos';
import { PasswordStep } from './password-step';
import { SecondStep } from './second-step';
import { useArrival } from './use-arrival';
import { useFlow } from './use-flow';

const route = getRouteApi('/auth/login');

/** Signing in: the password or a passkey, then the second factor where the account has one. */
export function SignInPage() {
  const { aal, refresh, flow } = route.useSearch();
  // the guard of a page may send somebody straight back here for more: that is a step of its own
  return <Step key={`${aal} ${refresh} ${flow}`} />;
}

function Step() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const arrive = useArrival();
  const { t } = useTranslation();
  const [cleaned, setCleaned] = useState(false);
  const alive = useRef(false);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const query = { aal: search.aal, refresh: search.refresh ? 'true' : undefined };
  const flow = useFlow('login', { flowId: search.flow, query, onOther: (o) => void other(o) });

  async function other(outcome: Exclude<Outcome, { kind: 'flow' } | { kind: 'expired' }>) {
    if (outcome.kind === 'done') return goOn();
    if (outcome.kind === 'goto') return flowInURL(outcome.url).aal2 ? begin({ aal: 'aal2' }) : goOn();
    if (outcome.id === 'session_already_available') return already();
    if (outcome.id === 'session_aal2_required') return begin({ aal: 'aal2' });
    return begin({});
  }

  async function goOn() {
    await arrive(search.return_to);
    if (alive.current) await flow.restart(); // sent back here: what was handed in is spent
  }

  /** Kratos knows this browser. Do we? If not, its session is of no use here and ends. */
  async function already() {
    queries.removeQueries({ predicate: (q) => q.queryKey[1] === '/me' });
    const { barrier } = await whoIs(queries).catch(() => ({ barrier: undefined }));
    if (barrier === 'step_up') return begin({ aal: 'aal2' });
    if (barrier !== 'sign_in' && barrier !== 'idle') return goOn();
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
    if (alive.current) await flow.restart({ aal: next.aal });
  }

  const second = flow.flow?.requested_aal === 'aal2';
  const none = second && flow.flow !== undefined && waysOf(flow.flow).length === 0;
  const { return_to: returnTo } = search;
  useEffect(() => {
    // a second factor is asked for and there is none to give: it is time to set one up
    if (none) void navigate({ to: '/auth/enrol', search: { return_to: returnTo }, replace: true });
  }, [none, navigate, returnTo]);

  if (flow.problem && !flow.flow && flow.problem.status === 503) {
    return (
      <WaitingPage
        title={t('page.unavailable_title')}
        body={t('page.unavailable_body')}
        onRetry={() => void flow.restart()}
      />
    );
  }
  if (none || (!flow.flow && !flow.problem)) return <Pending />;
  return second ? (
    <SecondStep state={flow} onLeave={() => void signOut().then(() => begin({}))} />
  ) : (
    <PasswordStep state={flow} reason={search.reason} refresh={search.refresh} returnTo={search.return_to} />
  );
}
