/** Passkeys and security keys: the browser's part, without the script Kratos brings for it. */

interface Descriptor {
  id: string;
  [member: string]: unknown;
}

/** Why a key could not be used; the words are in identity.json. */
export class KeyError extends Error {
  readonly reason: 'unsupported' | 'cancelled' | 'known' | 'failed';

  constructor(reason: KeyError['reason']) {
    super(reason);
    this.reason = reason;
  }
}

/** Whether this browser can use keys at all. */
export function canUseKeys(): boolean {
  return typeof window.PublicKeyCredential === 'function';
}

/** base64url as bytes. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(raw, (c) => c.charCodeAt(0));
}

/** Bytes as base64url, without padding. */
export function textOf(bytes: ArrayBuffer | null): string {
  if (!bytes) return '';
  const raw = Array.from(new Uint8Array(bytes), (b) => String.fromCharCode(b)).join('');
  return btoa(raw).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The options in a node's value; older forms wrap them in a call: `__ory…({…})`. */
export function optionsOf(value: string): Record<string, unknown> {
  const options = JSON.parse(value.slice(value.indexOf('{'), value.lastIndexOf('}') + 1)) as Record<string, unknown>;
  const inner = (options.credentialOptions ?? options) as Record<string, unknown>;
  return (inner.publicKey ?? inner) as Record<string, unknown>;
}

function withBytes(list: unknown): unknown {
  return Array.isArray(list) ? (list as Descriptor[]).map((d) => ({ ...d, id: bytesOf(d.id) })) : undefined;
}

/** Asks the browser for proof of a key; answers with what Kratos takes. */
export async function proveKey(value: string, signal?: AbortSignal, mediation?: 'conditional'): Promise<string> {
  const o = optionsOf(value);
  const publicKey = {
    ...o,
    challenge: bytesOf(String(o.challenge)),
    allowCredentials: withBytes(o.allowCredentials) ?? [],
  } as unknown as PublicKeyCredentialRequestOptions;
  const key = await attempt(() => navigator.credentials.get({ publicKey, signal, mediation }));
  const answer = key.response as AuthenticatorAssertionResponse;
  return JSON.stringify({
    id: key.id,
    rawId: textOf(key.rawId),
    type: key.type,
    response: {
      authenticatorData: textOf(answer.authenticatorData),
      clientDataJSON: textOf(answer.clientDataJSON),
      signature: textOf(answer.signature),
      userHandle: textOf(answer.userHandle),
    },
  });
}

/** Asks the browser to make a key; answers with what Kratos takes. */
export async function makeKey(value: string): Promise<string> {
  const o = optionsOf(value);
  const user = o.user as Descriptor;
  const publicKey = {
    ...o,
    challenge: bytesOf(String(o.challenge)),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: withBytes(o.excludeCredentials) ?? [],
  } as unknown as PublicKeyCredentialCreationOptions;
  const key = await attempt(() => navigator.credentials.create({ publicKey }));
  const answer = key.response as AuthenticatorAttestationResponse;
  return JSON.stringify({
    id: key.id,
    rawId: textOf(key.rawId),
    type: key.type,
    response: { attestationObject: textOf(answer.attestationObject), clientDataJSON: textOf(answer.clientDataJSON) },
  });
}

async function attempt(use: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!canUseKeys()) throw new KeyError('unsupported');
  try {
    const key = await use();
    if (key) return key as PublicKeyCredential;
  } catch (error) {
    throw keyError(error);
  }
  throw new KeyError('cancelled');
}

function keyError(error: unknown): KeyError {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'AbortError') return new KeyError('cancelled');
  if (name === 'InvalidStateError') return new KeyError('known');
  return new KeyError('failed');
}
