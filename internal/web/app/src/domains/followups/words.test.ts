import { expect, test } from 'vitest';
import { fillIn, inLanguage } from './words';

test('names are put in, and a word without one is left to be seen', () => {
  expect(fillIn('Hello {patient}, {service} on {date}?', { patient: 'Meera $& Rao', date: '3 May' })).toBe(
    'Hello Meera $& Rao, {service} on 3 May?',
  );
});

test('the patient’s language, then the reader’s, then English, then any', () => {
  expect(inLanguage({ en: 'Hello', hi: 'नमस्ते' }, 'hi', 'en')).toBe('नमस्ते');
  expect(inLanguage({ en: 'Hello', fr: 'Bonjour' }, '', 'ar')).toBe('Hello');
  expect(inLanguage({ fr: 'Bonjour' }, 'ar', 'hi')).toBe('Bonjour');
  expect(inLanguage({})).toBe('');
});
