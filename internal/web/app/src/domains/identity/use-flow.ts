import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, type Problem } from '@/api/problem';
import { beginFlow, type Flow, type FlowKind, type Outcome, readFlow, submitFlow } from './kratos';

interface Options {
  /** Takes up the flow Kratos named in the address. */
  flowId?: string;
  query?: Record<string, string | undefined>;
  /** Answers of Kratos that are no step of this flow: go elsewhere, or something else first. */
  onOther: (outcome: Exclude<Outcome, { kind: 'flow' } | { kind: 'expired' }>) => void;
}

export interface FlowState {
  flow: Flow | undefined;
  problem: Problem | undefined;
  busy: boolean;
  /** The last flow ran out, and this is a new one. */
  expired: boolean;
  submit: (body: Record<string, unknown>) => Promise<Flow | undefined>;
  /** Hands in the first step of a new flow. */
  submitFresh: (body: Record<string, unknown>) => Promise<Flow | undefined>;
  restart: (query?: Record<string, string | undefined>) => Promise<void>;
  fail: (error: unknown) => void;
}

/** Settings that were saved leave a flow that Kratos takes nothing more in; the next change needs a new one. */
async function usable(kind: FlowKind, flow: Flow): Promise<Flow> {
  if (kind !== 'settings' || flow.state !== 'success') return flow;
  const next = await beginFlow(kind).catch(() => undefined);
  return next?.kind === 'flow' ? next.flow : flow;
}

/** Runs one flow of Kratos: begins it, hands in steps, begins again when it ran out. */
export function useFlow(kind: FlowKind, options: Options): FlowState {
  const [flow, setFlow] = useState<Flow>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [expired, setExpired] = useState(false);
  const latest = useRef(options);
  latest.current = options;

  const take = useCallback(
    async (ask: () => Promise<Outcome>, again: boolean): Promise<Flow | undefined> => {
      setBusy(true);
      setProblem(undefined);
      try {
        let outcome = await ask();
        if (outcome.kind === 'expired' && again) {
          setExpired(true);
          outcome = await beginFlow(kind, latest.current.query);
        }
        if (outcome.kind === 'flow') {
          setFlow(await usable(kind, outcome.flow));
          return outcome.flow;
        }
        if (outcome.kind !== 'expired') latest.current.onOther(outcome);
      } catch (error) {
        setProblem(asProblem(error));
      } finally {
        setBusy(false);
      }
      return undefined;
    },
    [kind],
  );

  const restart = useCallback(
    async (query?: Record<string, string | undefined>) => {
      await take(() => beginFlow(kind, query ?? latest.current.query), false);
    },
    [kind, take],
  );

  const submit = useCallback(
    async (body: Record<string, unknown>) => {
      if (!flow) return undefined;
      setExpired(false);
      return take(() => submitFlow(flow, body), true);
    },
    [flow, take],
  );

  const submitFresh = useCallback(
    async (body: Record<string, unknown>) => {
      setExpired(false);
      return take(async () => {
        const begun = await beginFlow(kind, latest.current.query);
        return begun.kind === 'flow' ? submitFlow(begun.flow, body) : begun;
      }, true);
    },
    [kind, take],
  );

  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return; // a second run of the effect must not begin a second flow
    begun.current = true;
    const { flowId, query } = latest.current;
    void take(() => (flowId ? readFlow(kind, flowId) : beginFlow(kind, query)), true);
  }, [kind, take]);

  const fail = useCallback((error: unknown) => setProblem(asProblem(error)), []);
  return { flow, problem, busy, expired, submit, submitFresh, restart, fail };
}
