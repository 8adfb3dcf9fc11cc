import { describe, expect, it } from 'vitest';
import { Problem } from '@/api/problem';
import { flowInURL, outcomeOf, type UiNode, waysOf } from './kratos';

function answer(status: number, body: object, type = 'application/json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });
}

const flow = (more: object = {}) => ({ id: 'f1', ui: { action: '/.ory/x', nodes: [] }, ...more });

describe('outcomeOf', () => {
  it.each([
    ['a step', 200, flow(), 'flow'],
    ['a step with complaints', 400, flow(), 'flow'],
    ['a session', 200, { session: { id: 's1' } }, 'done'],
    ['another flow to go on at', 422, { redirect_browser_to: '/.ory/self-service/login/browser?aal=aal2' }, 'goto'],
    ['a flow that ran out', 410, { error: { id: 'self_service_flow_expired' }, use_flow_id: 'f2' }, 'expired'],
    ['a lost cookie', 403, { error: { id: 'security_csrf_violation' } }, 'expired'],
    ['a flow of somebody else', 404, { error: { id: '' } }, 'expired'],
    ['a code tried too often', 400, { error: { id: '' }, use_flow_id: 'f2' }, 'expired'],
  ])('reads %s', async (_, status, body, kind) => {
    expect((await outcomeOf(answer(status, body))).kind).toBe(kind);
  });

  it.each(['session_already_available', 'session_inactive', 'session_aal2_required', 'session_refresh_required'])(
    'names the refusal %s',
    async (id) => {
      expect(await outcomeOf(answer(403, { error: { id } }))).toEqual({ kind: 'refused', id });
    },
  );

  it('throws what the proxy says, with how long to wait', async () => {
    const limited = new Response(JSON.stringify({ status: 429, code: 'request.too_many' }), {
      status: 429,
      headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '53' },
    });
    await expect(outcomeOf(limited)).rejects.toMatchObject({ status: 429, retryAfter: 53 });
  });

  it('takes a broken Kratos for one that is away', async () => {
    const broken = outcomeOf(answer(500, { error: { id: '' } }));
    await expect(broken).rejects.toBeInstanceOf(Problem);
    await expect(broken).rejects.toMatchObject({ code: 'identity.unavailable' });
  });
});

describe('waysOf', () => {
  const node = (group: string): UiNode => ({ type: 'input', group, attributes: {}, messages: [], meta: {} });

  it('puts the handiest second factor first', () => {
    const nodes = ['default', 'lookup_secret', 'webauthn', 'totp'].map(node);
    expect(waysOf({ id: 'f', ui: { action: '', nodes } })).toEqual(['totp', 'webauthn', 'lookup_secret']);
  });

  it('finds none where the account has none', () => {
    expect(waysOf({ id: 'f', ui: { action: '', nodes: [node('default')] } })).toEqual([]);
  });
});

describe('flowInURL', () => {
  it('reads the kind, the flow and the level', () => {
    expect(flowInURL('/auth/settings?flow=f9')).toEqual({ kind: 'settings', flow: 'f9', aal2: false });
    expect(flowInURL('/.ory/self-service/login/browser?aal=aal2')).toMatchObject({ kind: 'login', aal2: true });
  });
});
