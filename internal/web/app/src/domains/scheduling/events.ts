import type { Calendar } from '@event-calendar/core';
import type { CSSProperties } from 'react';
import type { Appointment, Day } from './types';
import { addDays, at, clock, dateOf, minuteOfDay } from './wall';

/** The class names of the calendar's style sheet, by what they are for. */
export type Classes = Record<string, string | undefined>;

export interface EventOptions {
  classes: Classes;
  /** Only these practitioners' columns; all where it is left out. */
  only?: ReadonlySet<string>;
  statusLabel: (status: Appointment['status']) => string;
  heldLabel: string;
  /** The branch's clock: what is before it on its day is past. */
  now?: string;
  /** Whether this desk may move visits. */
  editable: boolean;
}

const color = /^#[0-9a-f]{6}$/i;

/** A colour of the server's, or grey where it is none that CSS can be trusted with. */
export function safeColor(value: string): string {
  return color.test(value) ? value : '#87969b';
}

/** A service's colour as the CSS variable the style sheets draw it by. */
export function serviceStyle(value: string): CSSProperties {
  return { '--service': safeColor(value) } as CSSProperties;
}

/** Whether a visit stands on the calendar; one that is cancelled gave its time back. */
export function isDrawn(appointment: Appointment): boolean {
  return appointment.status !== 'cancelled';
}

/** Whether a visit can still be moved. */
export function isMovable({ status }: Appointment): boolean {
  return status === 'confirmed' || status === 'requested' || status === 'held' || status === 'payment_pending';
}

function appointmentEvent(a: Appointment, options: EventOptions): Calendar.EventInput {
  return {
    id: a.id,
    resourceIds: [a.practitioner.id],
    // wall clocks without an offset: the calendar never shifts them, so neither the browser's zone nor its DST can
    start: a.start_local,
    end: a.end_local,
    title: a.patient.name,
    classNames: [options.classes.visit ?? '', options.classes[a.status] ?? ''],
    styles: [`--service: ${safeColor(a.service.color)}`],
    editable: options.editable && isMovable(a),
    extendedProps: {
      kind: 'visit',
      status: a.status,
      statusLabel: options.statusLabel(a.status),
      service: a.service.name,
      practitioner: a.practitioner.name,
      room: a.room?.name ?? '',
      note: a.note,
    },
  };
}

/** The hours of a day that are over, column by column. */
function pastOf(day: Day, { now, classes, only }: EventOptions): Calendar.EventInput[] {
  if (!now || dateOf(now) < day.date) return [];
  const end = dateOf(now) === day.date ? now : `${addDays(day.date, 1)}T00:00`;
  return day.practitioners
    .filter((p) => !only || only.has(p.id))
    .map((p) => ({
      id: `past:${p.id}:${day.date}`,
      resourceIds: [p.id],
      start: `${day.date}T00:00`,
      end,
      display: 'background' as const,
      classNames: [classes.past ?? ''],
      extendedProps: { kind: 'past' },
    }));
}

/** What EventCalendar is to draw for some days: visits, hours nobody works, times others are holding. */
export function toEvents(days: readonly Day[], options: EventOptions): Calendar.EventInput[] {
  const shown = (id: string) => !options.only || options.only.has(id);
  return days.flatMap((day) => [
    ...day.appointments.filter((a) => isDrawn(a) && shown(a.practitioner.id)).map((a) => appointmentEvent(a, options)),
    ...day.unavailable
      .filter((u) => shown(u.practitioner_id))
      .map((u) => ({
        id: `off:${u.practitioner_id}:${u.start_local}:${u.end_local}`,
        resourceIds: [u.practitioner_id],
        start: u.start_local,
        end: u.end_local,
        display: 'background' as const,
        classNames: [options.classes.unavailable ?? '', u.reason === 'on_leave' ? (options.classes.leave ?? '') : ''],
        extendedProps: { kind: 'unavailable', reason: u.reason },
      })),
    ...day.holds
      .filter((h) => shown(h.practitioner_id))
      .map((h) => ({
        id: `hold:${h.practitioner_id}:${h.start_local}`,
        resourceIds: [h.practitioner_id],
        start: h.start_local,
        end: h.end_local,
        display: 'background' as const,
        title: options.heldLabel,
        classNames: [options.classes.hold ?? ''],
        extendedProps: { kind: 'hold' },
      })),
    ...pastOf(day, options),
  ]);
}

/** How one list of events becomes another. */
export interface EventChanges {
  add: Calendar.EventInput[];
  update: Calendar.EventInput[];
  remove: string[];
}

/** The difference between what is drawn and what should be; ids are unique in each list. */
export function diffEvents(
  drawn: readonly Calendar.EventInput[],
  wanted: readonly Calendar.EventInput[],
): EventChanges {
  const before = new Map(drawn.map((e) => [String(e.id), JSON.stringify(e)]));
  const changes: EventChanges = { add: [], update: [], remove: [] };
  for (const event of wanted) {
    const id = String(event.id);
    const was = before.get(id);
    before.delete(id);
    if (was === undefined) changes.add.push(event);
    else if (was !== JSON.stringify(event)) changes.update.push(event);
  }
  changes.remove = [...before.keys()];
  return changes;
}

/** The hours a calendar shows, `HH:mm`. */
export interface Frame {
  min: string;
  max: string;
}

/** From when to when the columns reach: the opening hours and whatever lies outside them, to full hours. */
export function frameOf(days: readonly Day[]): Frame {
  let min = 1440;
  let max = 0;
  for (const day of days) {
    if (day.opens && day.closes) {
      min = Math.min(min, minuteOfDay(day.opens));
      max = Math.max(max, minuteOfDay(day.closes));
    }
    for (const a of day.appointments.filter(isDrawn)) {
      min = Math.min(min, minuteOfDay(a.start_local));
      max = Math.max(max, dateOf(a.end_local) > day.date ? 1440 : minuteOfDay(a.end_local));
    }
  }
  if (min >= max) return { min: '08:00', max: '18:00' };
  return { min: clock(Math.floor(min / 60) * 60), max: clock(Math.min(Math.ceil(max / 60) * 60, 1440)) };
}

/** The minute of the day at which the first practitioner begins, or the first visit. */
export function firstUse(days: readonly Day[]): number {
  const starts = days.flatMap((day) => [
    ...day.appointments.filter(isDrawn).map((a) => minuteOfDay(a.start_local)),
    ...day.practitioners.map((p) => freeFrom(day, p.id)),
  ]);
  const first = Math.min(1440, ...starts);
  return first < 1440 ? first : 0;
}

/** When a practitioner begins: the end of the closed time the day opens with. */
function freeFrom(day: Day, practitionerId: string): number {
  const off = day.unavailable.filter((u) => u.practitioner_id === practitionerId);
  let begin = day.opens ? `${day.date}T${day.opens}` : `${day.date}T00:00`;
  for (const u of [...off].sort((a, b) => a.start_local.localeCompare(b.start_local)))
    if (u.start_local.slice(0, 16) <= begin && u.end_local.slice(0, 16) > begin) begin = u.end_local.slice(0, 16);
  return dateOf(begin) > day.date ? 1440 : minuteOfDay(begin);
}

/** What stands at a place of the calendar. */
export type At =
  | { kind: 'visit'; appointment: Appointment }
  | { kind: 'unavailable'; reason: string }
  | { kind: 'hold' }
  | { kind: 'free' };

/** What stands in a practitioner's column at a wall clock. */
export function whatIsAt(day: Day, practitionerId: string, wall: string): At {
  const covers = (x: { start_local: string; end_local: string }) =>
    x.start_local.slice(0, 16) <= wall && wall < x.end_local.slice(0, 16);
  const appointment = day.appointments.find((a) => isDrawn(a) && a.practitioner.id === practitionerId && covers(a));
  if (appointment) return { kind: 'visit', appointment };
  const off = day.unavailable.find((u) => u.practitioner_id === practitionerId && covers(u));
  if (off) return { kind: 'unavailable', reason: off.reason };
  if (day.holds.some((h) => h.practitioner_id === practitionerId && covers(h))) return { kind: 'hold' };
  return { kind: 'free' };
}

/** Whether a visit dragged to a place would lie on another visit or on hours nobody works there. */
export function wouldClash(
  day: Day,
  visit: { id: string; practitionerId: string; start: string; end: string },
): boolean {
  const touches = (x: { start_local: string; end_local: string }) =>
    x.start_local.slice(0, 16) < visit.end && visit.start < x.end_local.slice(0, 16);
  return (
    day.appointments.some(
      (a) => a.id !== visit.id && isDrawn(a) && a.practitioner.id === visit.practitionerId && touches(a),
    ) || day.unavailable.some((u) => u.practitioner_id === visit.practitionerId && touches(u))
  );
}

/** A place the keyboard is at: a column and a time of it. */
export interface Cursor {
  practitionerId: string;
  minute: number;
}

/** Where the keyboard starts: the first free place of the first column, from `from` minutes on. */
export function firstFree(
  day: Day,
  columns: readonly string[],
  frame: Frame,
  step: number,
  from: number,
): Cursor | undefined {
  const end = minuteOfDay(frame.max);
  for (const practitionerId of columns) {
    for (let minute = Math.max(minuteOfDay(frame.min), from); minute < end; minute += step) {
      if (whatIsAt(day, practitionerId, at(day.date, minute)).kind === 'free') return { practitionerId, minute };
    }
  }
  const first = columns[0];
  return first ? { practitionerId: first, minute: minuteOfDay(frame.min) } : undefined;
}

/** Moves the keyboard's place by columns and by steps of time, staying on the calendar. */
export function moveCursor(
  cursor: Cursor,
  by: { columns?: number; steps?: number },
  columns: readonly string[],
  frame: Frame,
  step: number,
): Cursor {
  const column = Math.max(0, columns.indexOf(cursor.practitionerId)) + (by.columns ?? 0);
  const practitionerId = columns[Math.min(Math.max(column, 0), columns.length - 1)] ?? cursor.practitionerId;
  const first = minuteOfDay(frame.min);
  const last = minuteOfDay(frame.max) - step;
  const minute = Math.min(Math.max(cursor.minute + (by.steps ?? 0) * step, first), last);
  return { practitionerId, minute };
}
