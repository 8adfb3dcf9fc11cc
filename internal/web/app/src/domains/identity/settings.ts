import { type Flow, nodeOf, nodeValue, type UiNode } from './kratos';

/** A security key or passkey as the settings flow lists it. */
export interface RegisteredKey {
  id: string;
  name: string;
  addedAt: string | undefined;
  method: 'webauthn' | 'passkey';
}

function keyFrom(node: UiNode, method: RegisteredKey['method']): RegisteredKey {
  const context = node.meta.label?.context ?? {};
  return {
    id: String(node.attributes.value),
    name: typeof context.display_name === 'string' && context.display_name !== 'unnamed' ? context.display_name : '',
    addedAt: typeof context.added_at === 'string' ? context.added_at : undefined,
    method,
  };
}

/** The security keys and passkeys of the account. */
export function keysOf(flow: Flow): RegisteredKey[] {
  return flow.ui.nodes.flatMap((node) => {
    if (node.attributes.name === 'webauthn_remove') return [keyFrom(node, 'webauthn')];
    if (node.attributes.name === 'passkey_remove') return [keyFrom(node, 'passkey')];
    return [];
  });
}

/** The authenticator app: set up already, or what is needed to do so. */
export function totpOf(flow: Flow): { on: boolean; qr: string; secret: string } {
  return {
    on: nodeOf(flow, 'totp_unlink') !== undefined,
    qr: nodeOf(flow, 'totp_qr')?.attributes.src ?? '',
    secret: String(nodeOf(flow, 'totp_secret_key')?.attributes.text?.context?.secret ?? ''),
  };
}

/** Whether recovery codes are in force. */
export function hasCodes(flow: Flow): boolean {
  return nodeOf(flow, 'lookup_secret_reveal') !== undefined || nodeOf(flow, 'lookup_secret_disable') !== undefined;
}

/** The recovery codes a flow shows: right after they were made. */
export function codesOf(flow: Flow): string[] {
  const secrets = nodeOf(flow, 'lookup_secret_codes')?.attributes.text?.context?.secrets;
  if (!Array.isArray(secrets)) return [];
  return (secrets as { context?: { secret?: string }; text?: string }[]).flatMap((s) => {
    const code = s.context?.secret ?? s.text;
    return code ? [code] : [];
  });
}

/** Whether anything but a password is asked for at sign-in. */
export function hasSecondFactor(flow: Flow): boolean {
  return totpOf(flow).on || keysOf(flow).some((k) => k.method === 'webauthn');
}

/** The e-mail of the account. */
export function emailOf(flow: Flow): string {
  return flow.identity?.traits?.email ?? nodeValue(flow, 'traits.email');
}
