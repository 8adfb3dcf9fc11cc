import type { Settings } from './types';

/** Every setting of the chain, by the group it is shown in. */
export const groups = {
  booking: [
    'slot_step_minutes',
    'booking_horizon_days',
    'no_show_grace_minutes',
    'online_booking',
    'lead_time_minutes',
    'cancel_notice_hours',
    'cancellation_policy',
  ],
  messages: ['language', 'messages_from', 'messages_until', 'reminder_hours'],
  formats: ['date_format', 'clock', 'week_start', 'weekend'],
  security: ['second_factor_for_all', 'session_idle_minutes'],
} as const satisfies Record<string, readonly (keyof Settings)[]>;

/** The settings a branch may have of its own. */
export const ofBranch = [
  ...groups.booking,
  ...groups.messages.filter((name) => name !== 'language'),
  ...groups.formats,
] as const;

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** What a number may be. */
export const bounds = {
  booking_horizon_days: [1, 730],
  lead_time_minutes: [0, 43_200],
  cancel_notice_hours: [0, 336],
  no_show_grace_minutes: [0, 240],
  session_idle_minutes: [5, 720],
} as const satisfies Partial<Record<keyof Settings, readonly [number, number]>>;

/** Whether a number is one the setting may have. */
export function within(key: keyof typeof bounds, value: number | undefined): value is number {
  const [low, high] = bounds[key];
  return value !== undefined && Number.isInteger(value) && value >= low && value <= high;
}

/** Hours before a visit as they were typed, `24, 3`; undefined where one of them cannot be. */
export function parseReminders(text: string): number[] | undefined {
  const parts = text.split(/[\s,;،]+/).filter(Boolean);
  const hours = parts.map(Number);
  const fine = hours.every((h) => Number.isInteger(h) && h >= 1 && h <= 336) && new Set(hours).size === hours.length;
  return fine && hours.length <= 5 ? hours.sort((a, b) => b - a) : undefined;
}
