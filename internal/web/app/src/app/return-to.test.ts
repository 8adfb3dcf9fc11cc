import { describe, expect, it } from 'vitest';
import { safeReturnTo } from './return-to';

describe('safeReturnTo', () => {
  it.each(['/', '/day', '/day?date=2026-11-24#ten'])('goes on to %s', (path) => {
    expect(safeReturnTo(path)).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\r\nb',
    '',
    undefined,
    7,
  ])('refuses %j', (wanted) => {
    expect(safeReturnTo(wanted)).toBe('/');
  });
});
