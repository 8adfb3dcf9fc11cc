import type { SlotDay, SlotStart, Slots } from './types';

/** Parts of a day, as people ask for them. */
export type Part = 'morning' | 'afternoon' | 'evening';

/** The part of the day a start is in. */
export function partOf(start: SlotStart): Part {
  const hour = Number(start.start_local.slice(11, 13));
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}

/** A day's starts by part of the day; parts without any are left out. */
export function byPart(day: SlotDay): { part: Part; starts: SlotStart[] }[] {
  const parts: Part[] = ['morning', 'afternoon', 'evening'];
  return parts
    .map((part) => ({ part, starts: day.starts.filter((s) => partOf(s) === part) }))
    .filter(({ starts }) => starts.length > 0);
}

/** The starts that are not before a time of day, `16:00`; all where none is given. A day emptied by it keeps no reason. */
export function notBefore(day: SlotDay, time: string | undefined): SlotDay {
  if (!time || day.starts.length === 0) return day;
  return { ...day, starts: day.starts.filter((s) => s.start_local.slice(11, 16) >= time) };
}

/** Whether a search found no start at all. */
export function foundNothing(slots: Slots): boolean {
  return slots.days.every((day) => day.starts.length === 0);
}

/** Who sees the patient: the one asked for where they are free then, else the first who is. */
export function practitionerFor(start: SlotStart, wanted: string | undefined): string | undefined {
  return wanted && start.practitioner_ids.includes(wanted) ? wanted : start.practitioner_ids[0];
}
