import { describe, expect, it } from 'vitest';
import { bytesOf, optionsOf, textOf } from './webauthn';

describe('options of a key', () => {
  const options = { challenge: 'AQID', rpId: 'praxis.localhost' };

  it.each([
    ['plain', JSON.stringify({ publicKey: options })],
    ['wrapped once more', JSON.stringify({ credentialOptions: { publicKey: options }, displayNameFieldName: 'x' })],
    ['in a call', `window.__oryWebAuthnLogin(${JSON.stringify({ publicKey: options })})`],
  ])('are read %s', (_, value) => {
    expect(optionsOf(value)).toEqual(options);
  });
});

describe('bytes', () => {
  it('go to text and back', () => {
    const bytes = Uint8Array.from([0, 62, 63, 250, 251, 252, 253, 254, 255]);
    expect(textOf(bytes.buffer)).not.toMatch(/[+/=]/);
    expect(bytesOf(textOf(bytes.buffer))).toEqual(bytes);
  });
});
