import { describe, expect, it } from 'vitest';
import { slugOf } from './find-clinic';
import { isSlug, judgeSlug, slugify, typedSlug } from './slug';

describe('slugify', () => {
  it.each([
    ['Smile Care', 'smile-care'],
    ['Café  Dental & Spa', 'cafe-dental-spa'],
    ["St. Mary's", 'st-marys'],
    ['  Ärzte – Zürich ', 'arzte-zurich'],
    ['عيادات النور', ''],
    ['A'.repeat(60), 'a'.repeat(40)],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
  ])('makes %j into %j', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });
});

describe('typedSlug', () => {
  it.each([
    ['Smile Care', 'smile-care'],
    ['smile-', 'smile-'],
    ['smile--care', 'smile-care'],
    ['smile_care.', 'smile-care-'],
    ['سمايل', ''],
  ])('keeps of %j what an address can hold', (typed, slug) => {
    expect(typedSlug(typed)).toBe(slug);
  });
});

describe('isSlug', () => {
  it.each(['abc', 'smile-care', '1st', 'a1-b2-c3', 'a'.repeat(40)])('takes %s', (slug) => {
    expect(isSlug(slug)).toBe(true);
  });
  it.each(['', 'ab', '123', '-abc', 'abc-', 'a--bc', 'Abc', 'a'.repeat(41), 'ab c'])('refuses %j', (slug) => {
    expect(isSlug(slug)).toBe(false);
  });
});

describe('judgeSlug', () => {
  const free = { slug: 'smile', available: true };
  const taken = { slug: 'smile', available: false, code: 'taken' as const };

  it('says nothing before anything is typed', () => {
    expect(judgeSlug({ slug: '', failed: false })).toEqual({ kind: 'empty' });
  });
  it('sees what cannot be an address without asking', () => {
    expect(judgeSlug({ slug: 'ab', answer: free, failed: false })).toEqual({ kind: 'invalid' });
  });
  it('waits for the answer to what is typed now', () => {
    expect(judgeSlug({ slug: 'smiles', answer: free, failed: false })).toEqual({ kind: 'checking' });
  });
  it('passes the answer on', () => {
    expect(judgeSlug({ slug: 'smile', answer: free, failed: false })).toEqual({ kind: 'free' });
    expect(judgeSlug({ slug: 'smile', answer: taken, failed: false })).toEqual({ kind: 'refused', code: 'taken' });
  });
  it('leaves their own reservation to those who come back', () => {
    expect(judgeSlug({ slug: 'smile', own: 'smile', answer: taken, failed: false })).toEqual({ kind: 'free' });
  });
  it('does not stand in the way when it cannot ask', () => {
    expect(judgeSlug({ slug: 'smile', failed: true })).toEqual({ kind: 'unknown' });
  });
});

describe('slugOf', () => {
  it.each([
    ['smile', 'smile'],
    ['Smile.praxis.example', 'smile'],
    ['https://smile.praxis.example/auth/login', 'smile'],
    ['smile.praxis.example:8443', 'smile'],
  ])('reads %j', (typed, slug) => {
    expect(slugOf(typed, 'praxis.example')).toBe(slug);
  });
});
