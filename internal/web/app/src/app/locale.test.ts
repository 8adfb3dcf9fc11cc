import { describe, expect, it } from 'vitest';
import { languages } from '@/i18n/languages';
import { formatInstant, formatWallTime } from '@/ui/format';
import { localeTag } from './locale';

describe('the clock of a clinic', () => {
  it.each(languages.map((l) => l.code))('is followed in %s, whatever the language is used to', (language) => {
    const [twelve, whole] = [localeTag(language, 'IN', 12), localeTag(language, 'IN', 24)];
    expect(formatWallTime('14:05', whole)).toContain('14');
    expect(formatWallTime('14:05', twelve)).not.toContain('14');
    expect(formatWallTime('00:05', twelve)).toContain('12');
    const options = { timeStyle: 'short' } as const;
    expect(formatInstant('2026-11-24T14:05:00Z', whole, 'UTC', options)).toContain('14');
    expect(formatInstant('2026-11-24T14:05:00Z', twelve, 'UTC', options)).not.toContain('14');
  });

  it('is the language’s own where nothing is said', () => {
    expect(localeTag('fr', 'CA')).toBe('fr-CA-u-nu-latn');
    expect(localeTag('en', undefined, 24)).toBe('en-u-hc-h23-nu-latn');
  });
});
