import { describe, expect, it } from 'vitest';
import { firstPage, navFor } from '../nav';
import { frontDoor } from '../pages';
import type { Me } from '../session';
import { daysLeft } from './setup-note';
import { modKey } from './shortcuts';
import { secondsLeft } from './use-idle';
import { initials } from './user-menu';

function meWith(...permissions: string[]): Me {
  const chain = { chain: true, branches: [] };
  return { permissions: Object.fromEntries(permissions.map((p) => [p, chain])) } as unknown as Me;
}

describe('the menu', () => {
  it('holds what the role may do and no empty group', () => {
    const menu = navFor(meWith('appointments.read', 'patients.read'));
    expect(menu.map((g) => g.label)).toEqual(['day']);
    expect(menu[0]?.items.map((i) => i.to)).toEqual(['/calendar', '/patients']);
  });
  it('says where a day begins', () => {
    expect(firstPage(meWith('audit.read'))).toBe('/audit');
    expect(firstPage(meWith())).toBe('/security');
  });
  it('counts a permission held in one branch', () => {
    const me = { permissions: { 'patients.read': { chain: false, branches: ['b1'] } } } as unknown as Me;
    expect(navFor(me)[0]?.items.map((i) => i.to)).toEqual(['/patients']);
  });
});

describe('secondsLeft', () => {
  const last = 1_000_000;
  it('is silent until the last minute', () => {
    expect(secondsLeft(last, last, 15)).toBeUndefined();
    expect(secondsLeft(last, last + 14 * 60_000 - 1000, 15)).toBeUndefined();
  });
  it('counts down to nothing, and no further', () => {
    expect(secondsLeft(last, last + 14 * 60_000, 15)).toBe(60);
    expect(secondsLeft(last, last + 15 * 60_000 - 400, 15)).toBe(1);
    expect(secondsLeft(last, last + 99 * 60_000, 15)).toBe(0);
  });
});

describe('initials', () => {
  it.each([
    ['Asha Rao', 'AR'],
    ['Dr. Meera Lakshmi Iyer', 'MI'],
    ['Zoë', 'Z'],
    ['ليلى حداد', 'لح'],
    ['', ''],
  ])('of %j are %j', (name, letters) => {
    expect(initials(name)).toBe(letters);
  });
});

describe('daysLeft', () => {
  const now = Date.parse('2026-11-24T10:00:00Z');
  it.each([
    ['2026-12-24T10:00:00Z', 30],
    ['2026-12-24T09:00:00Z', 30],
    ['2026-11-25T09:00:00Z', 0],
    ['2026-11-01T00:00:00Z', 0],
  ])('until %s is %d', (end, days) => {
    expect(daysLeft(end, now)).toBe(days);
  });
});

describe('modKey', () => {
  it('is the key the keyboard has', () => {
    expect(modKey('MacIntel')).toBe('⌘');
    expect(modKey('Linux x86_64')).toBe('Ctrl');
  });
});

describe('frontDoor', () => {
  it.each([
    ['https://smile.praxis.example/auth/login?x=1', 'https://praxis.example/'],
    ['http://smile.praxis.localhost:5173/', 'http://praxis.localhost:5173/'],
  ])('of %s is %s', (here, door) => {
    expect(frontDoor(here)).toBe(door);
  });
});
