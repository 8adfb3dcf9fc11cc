import { describe, expect, it } from 'vitest';
import { languages } from './languages';

// every file of every language, read as it is: i18n/fr/common.json
const files = import.meta.glob<object>('./*/*.json', { eager: true, import: 'default' });
const others = languages.map((l) => l.code).filter((code) => code !== 'en');
const namespaces = Object.keys(files)
  .map((path) => /^\.\/en\/(.+)\.json$/.exec(path)?.[1])
  .filter((name) => name !== undefined);

function flatten(tree: object, above = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(above + key, value);
    else for (const [below, text] of flatten(value, `${above}${key}.`)) found.set(below, text);
  }
  return found;
}

function textsOf(language: string, namespace: string): Map<string, string> {
  return flatten(files[`./${language}/${namespace}.json`] ?? {});
}

/** The forms a language has for numbers: six in Arabic. */
function formsOf(language: string): string[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories;
}

/** The key without the form at its end, where it has one: English gives each plural as `_one` and `_other`. */
function pluralBase(key: string, english: Map<string, string>): string | undefined {
  const base = /^(.+)_(?:zero|one|two|few|many|other)$/.exec(key)?.[1];
  return english.has(`${base}_one`) && english.has(`${base}_other`) ? base : undefined;
}

function expectedKeys(english: Map<string, string>, language: string): Set<string> {
  const keys = new Set<string>();
  for (const key of english.keys()) {
    const base = pluralBase(key, english);
    if (base === undefined) keys.add(key);
    else for (const form of formsOf(language)) keys.add(`${base}_${form}`);
  }
  return keys;
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{-?\s*(\w+)/g)].map((m) => m[1] ?? '').sort();
}

function tags(text: string): string[] {
  return [...text.matchAll(/<\/?(\w+)/g)].map((m) => m[0]).sort();
}

describe.each(others)('%s', (language) => {
  it.each(namespaces)('has every text of %s, and no other', (namespace) => {
    const expected = expectedKeys(textsOf('en', namespace), language);
    const there = textsOf(language, namespace);
    expect([...expected].filter((key) => !there.has(key))).toEqual([]);
    expect([...there.keys()].filter((key) => !expected.has(key))).toEqual([]);
  });

  it.each(namespaces)('puts the same values into the texts of %s', (namespace) => {
    const english = textsOf('en', namespace);
    for (const [key, text] of textsOf(language, namespace)) {
      const base = pluralBase(key, english);
      const model = english.get(base === undefined ? key : `${base}_other`) ?? '';
      // "one day" and "two days" may be words where the number is said by the form
      const may = base === undefined ? placeholders(text) : [...new Set([...placeholders(text), 'count'])].sort();
      const must = base === undefined ? placeholders(model) : [...new Set([...placeholders(model), 'count'])].sort();
      expect(may, `${language}/${namespace}: ${key}`).toEqual(must);
      expect(tags(text), `${language}/${namespace}: ${key}`).toEqual(tags(model));
    }
  });

  it.each(namespaces)('leaves no text of %s empty', (namespace) => {
    expect([...textsOf(language, namespace)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('en', () => {
  it.each(namespaces)('gives every plural of %s its forms', (namespace) => {
    const english = textsOf('en', namespace);
    const lonely = [...english.keys()].filter((k) => k.endsWith('_one') && !english.has(`${k.slice(0, -4)}_other`));
    expect(lonely).toEqual([]);
  });
});
