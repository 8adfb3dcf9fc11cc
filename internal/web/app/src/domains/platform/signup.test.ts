import { beforeEach, describe, expect, it } from 'vitest';
import { preferredLanguage } from '@/i18n/languages';
import { guessCountry } from './country-guess';
import { forgetSignup, keepSignup, pendingSignup, signupDraft, signupInQuestion } from './pending-signup';
import { clinicUrl, signInUrl } from './tenant-url';
import { secondsUntil } from './use-countdown';

const begun = { id: '01a2', email: 'asha@example.com', slug: 'smile' };
const draft = {
  chain_name: 'Smile Care',
  slug: 'smile',
  country: 'IN',
  clinic_type: 'dental',
  owner_name: 'Asha Rao',
  email: 'asha@example.com',
};

describe('a sign-up that waits for its code', () => {
  beforeEach(() => sessionStorage.clear());

  it('is found again after a reload', () => {
    keepSignup(begun, draft);
    expect(pendingSignup()).toEqual(begun);
    expect(signupDraft()).toEqual(draft);
  });

  it('never keeps the password', () => {
    keepSignup(begun, { ...draft, password: 'tulip river 84' } as typeof draft);
    expect(JSON.stringify({ ...sessionStorage })).not.toContain('tulip');
  });

  it('gives way to a newer one', () => {
    keepSignup(begun, draft);
    keepSignup({ ...begun, id: '02b3' }, draft);
    expect(pendingSignup()?.id).toBe('02b3');
  });

  it('is gone once it is done', () => {
    keepSignup(begun, draft);
    forgetSignup();
    expect(pendingSignup()).toBeUndefined();
    expect(signupDraft()).toEqual({});
  });

  it('survives a store with nonsense in it', () => {
    sessionStorage.setItem('praxis-signup', '{"id": 7}');
    sessionStorage.setItem('praxis-signup-draft', 'null');
    expect(pendingSignup()).toBeUndefined();
    expect(signupDraft()).toEqual({});
  });

  it('is the one in the address before the one of this tab', () => {
    expect(signupInQuestion('fff', begun)).toBe('fff');
    expect(signupInQuestion(undefined, begun)).toBe('01a2');
    expect(signupInQuestion(undefined, undefined)).toBeUndefined();
  });
});

describe('secondsUntil', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');
  it.each([
    ['2026-11-24T10:00:30Z', 30],
    ['2026-11-24T10:00:00.400Z', 1],
    ['2026-11-24T09:59:00Z', 0],
    ['2026-11-24T12:00:00Z', 120],
    [undefined, 0],
  ])('of %s is %d', (instant, seconds) => {
    expect(secondsUntil(instant, now)).toBe(seconds);
  });
});

describe('the way to the new clinic', () => {
  const apex = 'https://praxis.example';
  const page = (href: string) => new URL(href) as unknown as Location;

  it('fills the address in without sending it anywhere', () => {
    const url = new URL(signInUrl('https://smile.praxis.example', 'a+b@example.com', apex, page(`${apex}/sign-up`)));
    expect(url.pathname + url.search).toBe('/auth/login?reason=welcome');
    expect(new URLSearchParams(url.hash.slice(1)).get('email')).toBe('a+b@example.com');
  });

  it('takes the language along, which each address remembers for itself', () => {
    document.documentElement.lang = 'ar';
    const url = new URL(signInUrl('https://smile.praxis.example', 'a@example.com', apex, page(`${apex}/sign-up`)));
    document.documentElement.lang = '';
    window.location.hash = url.hash;
    expect(preferredLanguage()).toBe('ar');
    window.location.hash = '';
    expect(preferredLanguage()).toBe('ar');
    localStorage.clear();
  });

  it('keeps the port of a server in front', () => {
    const url = signInUrl(
      'http://smile.p.localhost:8080',
      '',
      'http://p.localhost:8080',
      page('http://p.localhost:5173/'),
    );
    expect(url).toBe('http://smile.p.localhost:5173/auth/login?reason=welcome');
  });

  it('finds a door by its slug', () => {
    expect(clinicUrl('smile', apex, page(`${apex}/`))).toBe('https://smile.praxis.example/');
  });
});

describe('guessCountry', () => {
  const india = { code: 'IN', time_zones: ['Asia/Kolkata'], subdivisions: [] };
  const canada = {
    code: 'CA',
    time_zones: ['America/Toronto'],
    subdivisions: [{ code: 'BC', name: '', time_zone: 'America/Vancouver', time_zones: ['America/Vancouver'] }],
  };
  const all = [canada, india];

  it.each([
    ['Asia/Kolkata', [], 'IN'],
    ['Asia/Calcutta', ['fr-CA'], 'IN'],
    ['America/Vancouver', ['en-IN'], 'CA'],
    ['Europe/Paris', ['fr-FR', 'fr-CA'], 'CA'],
    ['Europe/Paris', ['fr'], undefined],
  ])('by %s and %j is %s', (zone, languages, code) => {
    expect(guessCountry(all, { zone, languages })).toBe(code);
  });
});
