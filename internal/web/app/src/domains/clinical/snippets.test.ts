import { describe, expect, it } from 'vitest';
import { expand } from './snippets';
import type { Snippet } from './types';

const snippets = [
  { shortcut: 'wnl', text: 'within normal limits', shared: true },
  { shortcut: 'ic', text: 'shared', shared: true },
  { shortcut: 'ic', text: 'mine', shared: false },
] as Snippet[];

describe('a shortcut', () => {
  it('is written out when a space follows', () => {
    expect(expand('Gums .wnl ', 10, snippets)).toEqual({ text: 'Gums within normal limits ', caret: 26 });
  });
  it('leaves what stands behind the caret', () => {
    expect(expand('.wnl , teeth', 5, snippets)?.text).toBe('within normal limits , teeth');
  });
  it('is not part of a word', () => {
    expect(expand('praxis.wnl ', 11, snippets)).toBeUndefined();
    expect(expand('.unknown ', 9, snippets)).toBeUndefined();
  });
  it("is one's own before everybody's", () => {
    expect(expand('.ic ', 4, snippets)?.text).toBe('mine ');
  });
});
