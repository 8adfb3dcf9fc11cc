import { describe, expect, it } from 'vitest';
import { missingRooms, roomNames } from './rooms';
import { currentStep, missingFor, readStep, type StepState, stepAfter, stepKeys } from './steps';

type Status = StepState['status'];

function steps(...statuses: Status[]): StepState[] {
  return stepKeys.map((key, i) => ({ key, status: statuses[i] ?? 'todo' }));
}

describe('currentStep', () => {
  it('begins with the first', () => {
    expect(currentStep(steps())).toBe('branch');
  });
  it('goes on where it was left', () => {
    expect(currentStep(steps('done', 'skipped', 'todo'))).toBe('people');
  });
  it('shows the one asked for, done or not', () => {
    expect(currentStep(steps('done', 'skipped'), 'services')).toBe('services');
  });
  it('shows none when none is left', () => {
    expect(currentStep(steps('done', 'done', 'skipped', 'done', 'done'))).toBeUndefined();
  });
});

describe('stepAfter', () => {
  it('leads to the next that is left', () => {
    expect(stepAfter(steps('done', 'done', 'done', 'done', 'todo'), 'branch')).toBe('first_patient');
  });
  it('comes back to what was passed over', () => {
    expect(stepAfter(steps('todo', 'done', 'done', 'done', 'done'), 'first_patient')).toBe('branch');
  });
  it('never leads to itself', () => {
    expect(stepAfter(steps('done', 'done', 'todo', 'done', 'skipped'), 'people')).toBeUndefined();
  });
});

describe('readStep', () => {
  it('knows its own', () => {
    expect(readStep('people')).toBe('people');
    expect(readStep('../etc')).toBeUndefined();
    expect(readStep(undefined)).toBeUndefined();
  });
});

describe('what a first booking lacks', () => {
  it('is everything at first, and nothing at last', () => {
    expect(missingFor({ branches: 0, services: 0, people: 0, rooms: 0 })).toEqual(['branch', 'services', 'people']);
    expect(missingFor({ branches: 1, services: 9, people: 1, rooms: 2 })).toEqual(['rooms']);
    expect(missingFor({ branches: 1, services: 9, people: 1, rooms: 0 })).toEqual([]);
  });

  it('are the kinds of room that nobody has made', () => {
    const services = [
      { active: true, room_type: 'chair' },
      { active: true, room_type: 'chair' },
      { active: true, room_type: 'surgery' },
      { active: false, room_type: 'gym' },
      { active: true, room_type: null },
    ];
    const surgery = { kind: 'room' as const, active: true, room_type: 'surgery' };
    expect(missingRooms(services, [surgery])).toEqual(['chair']);
    expect(missingRooms(services, [{ ...surgery, active: false }])).toEqual(['chair', 'surgery']);
    expect(roomNames('Chair', 1)).toEqual(['Chair']);
    expect(roomNames('Chair', 2)).toEqual(['Chair 1', 'Chair 2']);
    expect(roomNames('Chair', 0)).toEqual([]);
  });
});
