import type { PatientRef } from '../patients/types';
import type { Target } from './hold';
import type { Service, Source } from './types';
import { addMinutes } from './wall';

/** A booking as far as the desk has come with it. */
export interface Draft {
  serviceId?: string | undefined;
  practitionerId?: string | undefined;
  startLocal?: string | undefined;
  patient?: PatientRef | undefined;
  source: Source;
  note: string;
}

/** A booking with nothing missing. */
export type CompleteDraft = Draft & {
  serviceId: string;
  practitionerId: string;
  startLocal: string;
  patient: PatientRef;
};

/** What a booking begins with: the place that was clicked, the patient whose page it was, what they were called about. */
export interface BookingStart {
  practitionerId?: string;
  startLocal?: string;
  patient?: PatientRef;
  serviceId?: string;
}

/** Whether a practitioner gives a service; a service that names nobody is given by all. */
export function offers(service: Service, practitionerId: string): boolean {
  return service.practitioner_ids.length === 0 || service.practitioner_ids.includes(practitionerId);
}

/** The services a practitioner gives; all where none is named. */
export function servicesOf(services: readonly Service[], practitionerId: string | undefined): Service[] {
  return services.filter((s) => s.active && (!practitionerId || offers(s, practitionerId)));
}

/** A booking begun: the service that is wanted, or the one the desk used last, where it fits the practitioner, else the first that does. */
export function beginDraft(start: BookingStart, services: readonly Service[], last: Remembered): Draft {
  const fitting = servicesOf(services, start.practitionerId);
  const wanted = [start.serviceId, last.serviceId].map((id) => fitting.find((s) => s.id === id));
  const service = wanted.find(Boolean) ?? fitting[0];
  return { ...start, serviceId: service?.id, source: last.source ?? 'call', note: '' };
}

/** Whether nothing is missing. */
export function isComplete(draft: Draft): draft is CompleteDraft {
  return Boolean(draft.serviceId && draft.practitionerId && draft.startLocal && draft.patient);
}

/** The time to hold for a booking, once service, practitioner and start are known. */
export function targetOf(draft: Draft, branchId: string): Target | undefined {
  const { serviceId, practitionerId, startLocal } = draft;
  return serviceId && practitionerId && startLocal ? { branchId, serviceId, practitionerId, startLocal } : undefined;
}

/** When a visit of this service would end, as the hands move. */
export function endOf(startLocal: string, service: Service | undefined): string | undefined {
  return service && addMinutes(startLocal, service.duration_minutes);
}

/** What a desk chose last, kept on this device: no name of a patient is among it. */
export interface Remembered {
  serviceId?: string;
  source?: Source;
}

const stored = 'praxis-booking';

/** What this desk chose last at a branch. */
export function recall(branchId: string): Remembered {
  try {
    return JSON.parse(localStorage.getItem(`${stored}:${branchId}`) ?? '{}') as Remembered;
  } catch {
    return {};
  }
}

/** Remembers for the next booking at this branch. */
export function remember(branchId: string, choice: Remembered): void {
  try {
    localStorage.setItem(`${stored}:${branchId}`, JSON.stringify(choice));
  } catch {
    // private windows may refuse; the next booking then starts with the first service
  }
}
