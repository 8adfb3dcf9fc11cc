import type { Schema } from '@/api/client';

// The API's types under the names this domain uses: a renamed schema is mended here.
export type Message = Schema<'Message'>;
export type Channel = Schema<'MessageChannel'>;
export type Template = Schema<'MessageTemplate'>;
export type Wish = Schema<'MessagePreference'>;

export const channels = ['whatsapp', 'sms', 'email'] as const;
export type ChannelName = (typeof channels)[number];

export const categories = ['service', 'reminder', 'billing', 'promotion'] as const;

/** The kinds we send, in the order of a patient's way. */
export const kinds = [
  'confirmation',
  'moved',
  'cancelled',
  'reminder_24h',
  'reminder_same_day',
  'intake_form',
  'waitlist_offer',
  'post_visit',
  'no_show',
  'follow_up',
  'payment',
  'receipt',
  'custom',
] as const satisfies Message['kind'][];

export const states = ['scheduled', 'late', 'failed', 'suppressed', 'sent'] as const;
export type State = (typeof states)[number];

/** The reasons that have words; what comes later is shown by its code. */
export const reasons = [
  'undone',
  'superseded',
  'staff',
  'too_late',
  'kind_off',
  'no_consent',
  'opted_out',
  'no_address',
  'no_channel',
  'dlt_missing',
  'template_missing',
  'limit',
  'facts_missing',
  'quiet_hours',
  'refused',
  'unreachable',
  'interrupted',
  'undelivered',
] as const;
