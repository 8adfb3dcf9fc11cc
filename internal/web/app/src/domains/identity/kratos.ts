import { Problem, problemFrom } from '@/api/problem';

/** The self-service flows of Kratos, as our proxy lets them through at /.ory. */
export type FlowKind = 'login' | 'recovery' | 'verification' | 'settings';

export interface UiText {
  id: number;
  text: string;
  type: 'info' | 'error' | 'success';
  context?: Record<string, unknown>;
}

export interface UiNode {
  type: 'input' | 'img' | 'text' | 'script' | 'a';
  group: string;
  attributes: {
    name?: string;
    id?: string;
    type?: string;
    value?: unknown;
    src?: string;
    text?: UiText;
    node_type?: string;
  };
  messages: UiText[];
  meta: { label?: UiText };
}

export interface Flow {
  id: string;
  state?: string;
  requested_aal?: 'aal1' | 'aal2';
  refresh?: boolean;
  return_to?: string;
  ui: { action: string; messages?: UiText[]; nodes: UiNode[] };
  /** Whose settings they are. */
  identity?: { traits?: { email?: string } };
  continue_with?: ContinueWith[];
}

interface ContinueWith {
  action: string;
  redirect_browser_to?: string;
  flow?: { id: string; url?: string };
}

/** What came of a step. */
export type Outcome =
  | { kind: 'done'; continueWith: ContinueWith[] }
  | { kind: 'flow'; flow: Flow }
  /** Go on at another flow: a second factor after a password, a new password after a recovery code. */
  | { kind: 'goto'; url: string }
  /** The flow is over or was replaced; begin again. */
  | { kind: 'expired' }
  /** Kratos wants something else first. */
  | { kind: 'refused'; id: Refusal };

export type Refusal =
  | 'session_already_available'
  | 'session_inactive'
  | 'session_aal2_required'
  | 'session_refresh_required'
  | 'other';

const base = '/.ory/self-service';
const json = { Accept: 'application/json' };

interface ErrorBody {
  error?: { id?: string };
  redirect_browser_to?: string;
  use_flow_id?: string;
  ui?: unknown;
  code?: string;
}

async function ask(url: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, headers: { ...json, ...init?.headers } });
  } catch {
    throw new Problem(0);
  }
}

/** Reads an answer of Kratos, or of the proxy before it. */
export async function outcomeOf(response: Response): Promise<Outcome> {
  if (response.headers.get('Content-Type')?.includes('problem+json')) throw await problemFrom(response);
  const body: unknown = await response.json().catch(() => ({}));
  if (isFlow(body) && !(response.ok && body.state === 'passed_challenge' && !body.ui)) {
    return response.ok || response.status === 400 ? { kind: 'flow', flow: body } : { kind: 'expired' };
  }
  if (response.ok) {
    return { kind: 'done', continueWith: (body as { continue_with?: ContinueWith[] }).continue_with ?? [] };
  }
  return refusalOf(response.status, body as ErrorBody);
}

function refusalOf(status: number, body: ErrorBody): Outcome {
  const id = body.error?.id ?? '';
  if (status === 422 && body.redirect_browser_to) return { kind: 'goto', url: body.redirect_browser_to };
  if (status === 410 || id === 'security_csrf_violation' || body.use_flow_id) return { kind: 'expired' };
  const known: Refusal[] = [
    'session_already_available',
    'session_inactive',
    'session_aal2_required',
    'session_refresh_required',
  ];
  const refusal = known.find((k) => k === id);
  if (refusal) return { kind: 'refused', id: refusal };
  if (status >= 500) throw new Problem(503, { code: 'identity.unavailable' });
  if (status === 404 || status === 403) return { kind: 'expired' };
  return { kind: 'refused', id: status === 401 ? 'session_inactive' : 'other' };
}

function isFlow(body: unknown): body is Flow {
  return typeof body === 'object' && body !== null && 'ui' in body && 'id' in body;
}

/** Begins a flow. */
export async function beginFlow(kind: FlowKind, query: Record<string, string | undefined> = {}): Promise<Outcome> {
  const search = new URLSearchParams(Object.entries(query).flatMap(([k, v]) => (v ? [[k, v]] : [])));
  return outcomeOf(await ask(`${base}/${kind}/browser${search.size > 0 ? `?${search}` : ''}`));
}

/** Takes up a flow that was begun elsewhere: Kratos put its id into the address. */
export async function readFlow(kind: FlowKind, id: string): Promise<Outcome> {
  return outcomeOf(await ask(`${base}/${kind}/flows?id=${encodeURIComponent(id)}`));
}

/** Hands in a step of a flow; the CSRF token is added. */
export async function submitFlow(flow: Flow, body: Record<string, unknown>): Promise<Outcome> {
  return outcomeOf(
    await ask(samePath(flow.ui.action), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ csrf_token: nodeValue(flow, 'csrf_token'), ...body }),
    }),
  );
}

/** Kratos is set up to answer with relative addresses; an absolute one is brought back to this host. */
function samePath(action: string): string {
  const url = new URL(action, window.location.origin);
  return `${url.pathname}${url.search}`;
}

/** Ends the session on this device. A session that is over already is as good. */
export async function signOut(): Promise<void> {
  const asked = await ask(`${base}/logout/browser`);
  if (!asked.ok) return;
  const { logout_token: token } = (await asked.json()) as { logout_token: string };
  await ask(`${base}/logout?token=${encodeURIComponent(token)}`);
}

/** A node by its name or, for what is only shown, its id. */
export function nodeOf(flow: Flow, name: string): UiNode | undefined {
  return flow.ui.nodes.find((n) => n.attributes.name === name || n.attributes.id === name);
}

/** The value of a node, as text. */
export function nodeValue(flow: Flow, name: string): string {
  const value = nodeOf(flow, name)?.attributes.value;
  return typeof value === 'string' ? value : '';
}

/** Whether a flow offers a method. */
export function offers(flow: Flow, group: string): boolean {
  return flow.ui.nodes.some((n) => n.group === group);
}

/** A second factor. */
export type Way = 'totp' | 'webauthn' | 'lookup_secret';

/** The second factors a flow takes, the handiest first. None: the account has no second factor. */
export function waysOf(flow: Flow): Way[] {
  const ways: Way[] = ['totp', 'webauthn', 'lookup_secret'];
  return ways.filter((way) => offers(flow, way));
}

/** Everything a flow has to say: about the whole and about its fields. */
export function messagesOf(flow: Flow): UiText[] {
  return [...(flow.ui.messages ?? []), ...flow.ui.nodes.flatMap((n) => n.messages)];
}

/** The flow in an address that Kratos sends the browser to, and whether it is for the second factor. */
export function flowInURL(url: string): { kind?: FlowKind; flow?: string; aal2: boolean } {
  const { pathname, searchParams } = new URL(url, window.location.origin);
  const kinds: FlowKind[] = ['login', 'recovery', 'verification', 'settings'];
  return {
    kind: kinds.find((k) => pathname.includes(`/${k}`)),
    flow: searchParams.get('flow') ?? undefined,
    aal2: searchParams.get('aal') === 'aal2',
  };
}
