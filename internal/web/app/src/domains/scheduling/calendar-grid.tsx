import {
  type Calendar,
  createCalendar,
  destroyCalendar,
  Interaction,
  ResourceTimeGrid,
  TimeGrid,
} from '@event-calendar/core';
import '@event-calendar/core/index.css';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { mendRoles } from './calendar-a11y';
import classes from './calendar-grid.module.css';
import { columnHead, type Density, fixedOptions, lineHeight, visitContent } from './calendar-options';
import { diffEvents, type Frame, isDrawn, safeColor, toEvents, wouldClash } from './events';
import type { Appointment, Day, Practitioner } from './types';
import { addMinutes, minutesBetween } from './wall';
import { moved, offsetNow } from './zone';

/** Where a visit was dropped. */
export interface Drop {
  appointment: Appointment;
  startLocal: string;
  practitionerId: string;
  /** Puts it back where it was. */
  revert: () => void;
}

export interface GridProps {
  /** One day, with a column for each practitioner; or the days of a week, for one practitioner. */
  days: Day[];
  practitioners: Practitioner[];
  view: 'day' | 'week';
  frame: Frame;
  /** Minutes between two lines. */
  line: number;
  /** Minutes between two starts: clicks and drags go from one to the next. */
  step: number;
  /** The branch's clock. */
  now: string;
  /** The time at the top when a date is opened, `HH:mm`. */
  scrollTo: string;
  /** The place the keyboard is at. */
  cursor: { practitionerId: string; start: string; end: string } | undefined;
  density: Density;
  weekStart: number;
  mayMove: boolean;
  label: string;
  onSlot: (at: { startLocal: string; practitionerId: string }) => void;
  onOpen: (id: string) => void;
  onDrop: (drop: Drop) => void;
}

const plugins = [TimeGrid, ResourceTimeGrid, Interaction];
/** Up to so many changed events are put in one by one; beyond it a whole new list is quicker. */
const patchAtMost = 24;

/** The columns of a day or a week, drawn by EventCalendar; all state is the caller's. */
export function CalendarGrid(props: GridProps) {
  const { label } = props;
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });
  const calendar = useCalendar(host, latest);
  useUpdates(calendar, props);
  return <section ref={host} className={classes.root} aria-label={label} data-view={props.view} />;
}

type Handle = RefObject<Calendar | null>;

/** One EventCalendar for each language and direction: it reads both only once. Everything else goes through setOption. */
function useCalendar(host: RefObject<HTMLDivElement | null>, latest: RefObject<GridProps>): Handle {
  const calendar = useRef<Calendar | null>(null);
  const { tag, dir } = useLocale();

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once for each language and direction
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const ec = createCalendar(element, plugins, {
      ...fixedOptions,
      ...changing(latest.current),
      locale: tag,
      eventContent: (info) => visitContent(info, classes),
      eventDidMount: describe,
      eventClick: ({ event }) => {
        if (event.extendedProps.kind === 'visit') latest.current.onOpen(String(event.id));
      },
      dateClick: ({ dateStr, resource }) => {
        const practitionerId = resource?.id ?? latest.current.practitioners[0]?.id;
        if (practitionerId) latest.current.onSlot({ startLocal: dateStr.slice(0, 16), practitionerId });
      },
      dragConstraint: (info) => {
        element.toggleAttribute('data-clash', clashes(info, latest.current));
        return true; // the server decides; the colour only warns
      },
      eventDrop: (info) => dropped(info, latest.current),
    });
    calendar.current = ec;
    const stop = mendRoles(element);
    return () => {
      stop();
      calendar.current = null;
      void destroyCalendar(ec);
    };
  }, [tag, dir]);

  return calendar;
}

function find(days: readonly Day[], id: unknown): Appointment | undefined {
  for (const day of days) {
    const found = day.appointments.find((a) => a.id === String(id));
    if (found) return found;
  }
  return undefined;
}

function target(info: Calendar.EventDropInfo, props: GridProps) {
  const appointment = find(props.days, info.event.id);
  if (!appointment) return undefined;
  const startLocal = moved(appointment.start_local, info.delta);
  const practitionerId = String(props.view === 'week' ? appointment.practitioner.id : info.event.resourceIds[0]);
  return { appointment, startLocal, practitionerId };
}

function clashes(info: Calendar.EventDropInfo, props: GridProps): boolean {
  const to = target(info, props);
  const day = to && props.days.find((d) => d.date === to.startLocal.slice(0, 10));
  if (!to || !day) return false;
  const { id, start_local, end_local } = to.appointment;
  const end = addMinutes(to.startLocal, minutesBetween(start_local, end_local));
  return wouldClash(day, { id, practitionerId: to.practitionerId, start: to.startLocal, end });
}

function dropped(info: Calendar.EventDropInfo, props: GridProps): void {
  const to = target(info, props);
  if (to) props.onDrop({ ...to, revert: info.revert });
  else info.revert();
}

function describe({ el, event, timeText }: Calendar.EventDidMountInfo): void {
  if (event.extendedProps.kind === 'cursor') el.dataset.cursor = '';
  if (event.extendedProps.kind !== 'visit') return;
  const { statusLabel, practitioner, service, room } = event.extendedProps as Record<string, string>;
  const text = [timeText, String(event.title), service, practitioner, room, statusLabel].filter(Boolean).join(', ');
  el.setAttribute('aria-label', text);
  el.setAttribute('title', text);
  el.dataset.appointment = String(event.id);
}

/** The options that follow the props. */
function changing(props: GridProps): Calendar.Options {
  const { days, view, line, step, density, frame, weekStart, scrollTo } = props;
  return {
    view: view === 'day' ? 'resourceTimeGridDay' : 'timeGridWeek',
    date: days[0]?.date,
    timeZone: offsetNow(days[0]?.time_zone ?? 'UTC'),
    firstDay: (weekStart % 7) as Calendar.dayOfWeek,
    slotMinTime: frame.min,
    slotMaxTime: frame.max,
    scrollTime: scrollTo,
    slotDuration: { minutes: line },
    snapDuration: { minutes: step },
    slotHeight: lineHeight(density, line),
    editable: props.mayMove,
  };
}

/** Keeps a standing calendar to the props, with as little drawing as can be. */
function useUpdates(calendar: Handle, props: GridProps): void {
  const { t } = useTranslation('scheduling');
  const { tag, dir } = useLocale();
  const { days, practitioners, view, frame, line, step, now, density, weekStart, mayMove, cursor, scrollTo } = props;
  const drawn = useRef<Calendar.EventInput[]>([]);
  const date = days[0]?.date;
  const zone = days[0]?.time_zone ?? 'UTC';

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new calendar (tag, dir) starts empty
  useEffect(() => {
    drawn.current = [];
  }, [tag, dir]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `days` changes with every visit, these only with its date and zone
  useEffect(() => {
    const ec = calendar.current;
    if (!ec) return;
    for (const [name, value] of Object.entries(changing(props))) ec.setOption(name as keyof Calendar.Options, value);
  }, [view, date, zone, frame.min, frame.max, line, step, density, weekStart, mayMove, scrollTo, tag, dir]);

  useEffect(() => {
    const minute = setInterval(() => calendar.current?.setOption('timeZone', offsetNow(zone)), 60_000);
    return () => clearInterval(minute);
  }, [calendar, zone]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: tag and dir stand for a new calendar
  useEffect(() => {
    calendar.current?.setOption(
      'resources',
      practitioners.map((p) => ({ id: p.id, title: p.name })),
    );
  }, [calendar, practitioners, tag, dir]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: tag and dir stand for a new calendar
  useEffect(() => {
    const counts = countsOf(days);
    calendar.current?.setOption('resourceLabelContent', ({ resource }: Calendar.ResourceLabelInfo) => {
      const who = practitioners.find((p) => p.id === resource.id);
      const count = t('grid.visits', { count: counts.get(resource.id) ?? 0 });
      return columnHead(
        { name: who?.name ?? '', title: who?.title ?? '', color: who?.color ? safeColor(who.color) : '' },
        count,
        classes,
      );
    });
  }, [calendar, days, practitioners, t, tag, dir]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: tag and dir stand for a new calendar
  useEffect(() => {
    const wanted = toEvents(days, {
      classes,
      only: new Set(practitioners.map((p) => p.id)),
      statusLabel: (status) => t(`status.${status}`),
      heldLabel: t('grid.held'),
      now,
      editable: mayMove,
    });
    if (cursor) wanted.push(cursorEvent(cursor));
    if (calendar.current) draw(calendar.current, drawn.current, wanted);
    drawn.current = wanted;
  }, [calendar, days, practitioners, mayMove, cursor, now, t, tag, dir]);
}

function countsOf(days: readonly Day[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { practitioner } of days.flatMap((d) => d.appointments.filter(isDrawn)))
    counts.set(practitioner.id, (counts.get(practitioner.id) ?? 0) + 1);
  return counts;
}

function cursorEvent({ practitionerId, start, end }: NonNullable<GridProps['cursor']>): Calendar.EventInput {
  return {
    id: 'cursor',
    resourceIds: [practitionerId],
    start,
    end,
    display: 'background',
    classNames: [classes.cursor ?? ''],
    extendedProps: { kind: 'cursor' },
  };
}

function draw(ec: Calendar, drawn: Calendar.EventInput[], wanted: Calendar.EventInput[]): void {
  const { add, update, remove } = diffEvents(drawn, wanted);
  if (add.length + update.length + remove.length > patchAtMost) {
    ec.setOption('events', wanted);
    return;
  }
  for (const id of remove) ec.removeEventById(id);
  for (const event of update) ec.updateEvent(event);
  for (const event of add) ec.addEvent(event);
}
