import { describe, expect, it } from 'vitest';
import { i18next } from '@/i18n/i18n';
import type { Flow, UiText } from './kratos';
import { said } from './messages';

const error = (id: number, more: Partial<UiText> = {}): UiText => ({
  id,
  text: 'What Kratos said.',
  type: 'error',
  ...more,
});

function flowWith(messages: UiText[], field?: UiText): Flow {
  const nodes = field
    ? [{ type: 'input' as const, group: 'password', attributes: { name: 'password' }, messages: [field], meta: {} }]
    : [];
  return { id: 'f', ui: { action: '', messages, nodes } };
}

describe('said', () => {
  it('says a message of Kratos in our words', () => {
    expect(said(flowWith([error(4000006)]), i18next).errors).toEqual(['The e-mail or the password is not right.']);
  });

  it('fills in what Kratos knows', () => {
    const short = error(4000032, { context: { min_length: 10 } });
    expect(said(flowWith([], short), i18next).fields).toEqual({ password: 'At least 10 characters are needed.' });
  });

  it('keeps the words of a message it does not know', () => {
    expect(said(flowWith([error(4999999)]), i18next).errors).toEqual(['What Kratos said.']);
  });

  it('leaves out what the page says already', () => {
    const asked: UiText = { id: 1010004, text: 'Please complete …', type: 'info' };
    expect(said(flowWith([asked]), i18next)).toEqual({ errors: [], infos: [], fields: {} });
  });
});
