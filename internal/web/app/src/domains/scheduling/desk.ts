import type { Appointment } from './types';

/** Where somebody is in the course of the day. */
export type Section = 'missing' | 'expected' | 'waiting' | 'with' | 'done';

export const sections: readonly Section[] = ['missing', 'expected', 'waiting', 'with', 'done'];

/** What the desk does with one click or one letter. */
export type DeskAct = 'arrive' | 'start' | 'complete' | 'no_show';

/** Whole minutes from one instant to another. */
export function minutesBetween(from: string, to: Date): number {
  return Math.floor((to.getTime() - new Date(from).getTime()) / 60_000);
}

/** Where a visit is; undefined for those that are off. `grace` is in minutes. */
export function sectionOf(a: Appointment, now: Date, grace: number): Section | undefined {
  switch (a.status) {
    case 'requested':
    case 'confirmed':
    case 'payment_pending':
      return minutesBetween(a.starts_at, now) >= grace ? 'missing' : 'expected';
    case 'arrived':
      return 'waiting';
    case 'in_service':
      return 'with';
    case 'completed':
    case 'no_show':
      return 'done';
    default:
      return undefined;
  }
}

/** What can be done next, the likeliest first. */
export function actsOn(a: Appointment, section: Section): DeskAct[] {
  switch (section) {
    case 'missing':
      return a.status === 'payment_pending' ? [] : ['arrive', 'no_show'];
    case 'expected':
      return a.status === 'payment_pending' ? [] : ['arrive'];
    case 'waiting':
      return ['start', 'complete'];
    case 'with':
      return ['complete'];
    case 'done':
      return a.status === 'no_show' ? ['arrive'] : [];
  }
}

/** Everybody of the day by where they are: who waits longest first, who is done last first. */
export function board(visits: readonly Appointment[], now: Date, grace: number): Record<Section, Appointment[]> {
  const out: Record<Section, Appointment[]> = { missing: [], expected: [], waiting: [], with: [], done: [] };
  for (const a of visits) {
    const section = sectionOf(a, now, grace);
    if (section) out[section].push(a);
  }
  const by = (key: (a: Appointment) => string) => (a: Appointment, b: Appointment) => key(a).localeCompare(key(b));
  out.missing.sort(by((a) => a.starts_at));
  out.expected.sort(by((a) => a.starts_at));
  out.waiting.sort(by((a) => a.arrived_at ?? a.starts_at));
  out.with.sort(by((a) => a.started_at ?? a.starts_at));
  out.done.sort(by((a) => a.completed_at ?? a.starts_at)).reverse();
  return out;
}

/** Minutes from arriving to being called in, on average over those who were; undefined before anybody was. */
export function averageWait(visits: readonly Appointment[]): number | undefined {
  const waits = visits.flatMap((a) => {
    const until = a.started_at ?? a.completed_at;
    return a.arrived_at && until ? [Math.max(0, minutesBetween(a.arrived_at, new Date(until)))] : [];
  });
  return waits.length > 0 ? Math.round(waits.reduce((sum, w) => sum + w, 0) / waits.length) : undefined;
}

/** `1 hr 5 min` in a language. */
export function minutesText(minutes: number, tag: string): string {
  const unit = (n: number, name: 'hour' | 'minute') =>
    new Intl.NumberFormat(tag, { style: 'unit', unit: name, unitDisplay: 'short' }).format(n);
  const whole = Math.max(0, minutes);
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  if (hours === 0) return unit(rest, 'minute');
  return rest === 0 ? unit(hours, 'hour') : `${unit(hours, 'hour')} ${unit(rest, 'minute')}`;
}

/** Whether a visit answers to what was typed: a part of the name, or digits of the phone. */
export function matches(a: Appointment, typed: string): boolean {
  const wanted = typed.trim().toLocaleLowerCase();
  if (!wanted) return true;
  const digits = wanted.replace(/\D/g, '');
  return (
    a.patient.name.toLocaleLowerCase().includes(wanted) || (digits.length >= 3 && a.patient.phone.includes(digits))
  );
}
