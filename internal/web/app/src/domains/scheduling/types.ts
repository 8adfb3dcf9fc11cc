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
export type Hold = Schema<'Hold'>;

/** Something in the way of a time, as a refusal brings it. */
export interface Conflict {
  kind: 'practitioner' | 'room' | 'patient' | 'hold';
  /** What is taken; never another patient. */
  name: string;
  start_local: string;
  end_local: string;
  /** At a branch this desk may not see: the times are then those that were asked for. */
  elsewhere?: boolean;
}

/** A start that is free, as a refusal offers it. */
export interface NearestStart {
  starts_at: string;
  start_local: string;
  practitioner_id: string;
  practitioner_name: string;
}
