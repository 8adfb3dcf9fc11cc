import type { Appointment, Day } from './types';

/** A name for a screen that others can see: its first letters, at most two. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => `${[...(word ?? '')][0]?.toLocaleUpperCase()}.`).join(' ');
}

function hide(a: Appointment): Appointment {
  return { ...a, patient: { ...a.patient, name: initials(a.patient.name), phone: '' }, note: '' };
}

/** A day without names, phones and notes. */
export function hideNames(day: Day): Day {
  return { ...day, appointments: day.appointments.map(hide) };
}
