import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Language = 'en' | 'hi' | 'ar' | 'fr';

const here = join(import.meta.dirname, '../../src/i18n');

type Tree = { [key: string]: string | Tree };

function load(language: Language): Record<string, Tree> {
  const files = readdirSync(join(here, language)).filter((name) => name.endsWith('.json'));
  return Object.fromEntries(
    files.map((name) => [
      name.replace('.json', ''),
      JSON.parse(readFileSync(join(here, language, name), 'utf8')) as Tree,
    ]),
  );
}

/**
 * The words of the screens in a language, as the screens themselves take them: `w('identity:sign_in.submit')`.
 * A test that names a control by its words proves that the words are there.
 */
export type Words = (key: string, values?: Record<string, string | number>) => string;

export function words(language: Language): Words {
  const trees = load(language);
  return (key, values = {}) => {
    const [file = '', path = ''] = key.split(':');
    let found: string | Tree | undefined = trees[file];
    for (const part of path.split('.')) found = typeof found === 'object' ? found[part] : undefined;
    if (typeof found !== 'string') throw new Error(`there are no words for ${key} in ${language}`);
    return found.replace(/\{\{\s*(\w+)[^}]*\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

/** A sentence with gaps, as a pattern: whatever stands in the gaps. */
export function pattern(w: Words, key: string): RegExp {
  const gap = '\u0000';
  const text = w(key, new Proxy({}, { get: () => gap }) as Record<string, string>);
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(escaped.replaceAll(gap, '.+'));
}
