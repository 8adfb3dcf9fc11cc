import type { Schema } from '@/api/client';

// The API's types under the names this domain uses: a renamed schema is mended here.
export type Appointment = Schema<'Appointment'>;
export type Status = Appointment['status'];
export type Source = Appointment['source'];
export type Day = Schema<'Day'>;
export type Practitioner = Day['practitioners'][number];
export type Unavailable = Day['unavailable'][number];
export type HeldSlot = Day['holds'][number];
export type Slots = Schema<'Slots'>;
export type SlotDay = Slots['days'][number];
export type SlotStart = SlotDay['starts'][number];
export type Service = Schema<'Service'>;
export type Resource = Schema<'Resource'>;
export type ResourceHours = Resource['weekly_hours'][number];
export type ResourceException = Schema<'Exception'>;
export type Conflict = Schema<'Conflict'>;
export type NearestStart = Schema<'NearestStart'>;
export type Hold = Schema<'Hold'>;
