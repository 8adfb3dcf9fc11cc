import type { Snippet } from './types';

const typed = /(^|\s)\.([a-z0-9_-]{1,30})([ \n])$/;

/** The text with the shortcut just finished before the caret written out, and where the caret then stands; nothing where there was none. */
export function expand(text: string, caret: number, snippets: Snippet[]): { text: string; caret: number } | undefined {
  const before = text.slice(0, caret);
  const match = typed.exec(before);
  if (!match) return undefined;
  const [whole, lead = '', shortcut, end = ''] = match;
  // one's own goes before everybody's
  const found = snippets.filter((s) => s.shortcut === shortcut).sort((a, b) => Number(a.shared) - Number(b.shared))[0];
  if (!found) return undefined;
  const head = before.slice(0, before.length - whole.length) + lead + found.text + end;
  return { text: head + text.slice(caret), caret: head.length };
}
