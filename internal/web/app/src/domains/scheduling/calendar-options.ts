import type { Calendar } from '@event-calendar/core';

/** How tall time is drawn. */
export type Density = 'compact' | 'normal' | 'roomy';

const pixelsPerMinute: Record<Density, number> = { compact: 1.3, normal: 1.85, roomy: 2.6 };
/** The lines of the calendar for each grid appointments start on, in minutes: five would be a line every few pixels. */
const linesFor: Record<number, number> = { 5: 15, 10: 10, 15: 15, 20: 20, 30: 30, 60: 30 };

/** Minutes between two lines of the calendar, for the step of the chain's settings. */
export function lineMinutes(step: number | undefined): number {
  return linesFor[step ?? 15] ?? 15;
}

/** The height of one line. */
export function lineHeight(density: Density, minutes: number): number {
  return Math.round(pixelsPerMinute[density] * minutes);
}

/** What never changes while a calendar stands. */
export const fixedOptions: Calendar.Options = {
  headerToolbar: { start: '', center: '', end: '' },
  height: '100%',
  allDaySlot: false,
  nowIndicator: true,
  slotLabelInterval: '01:00',
  slotEventOverlap: false,
  eventDurationEditable: false, // how long a visit takes is the service's to say
  eventStartEditable: true,
  selectable: false,
  pointer: true,
  dayHeaderFormat: { weekday: 'short', day: 'numeric' },
  longPressDelay: 350,
  dragScroll: true,
  views: { resourceTimeGridDay: { columnWidth: 'minmax(var(--column, 8.5rem), 1fr)' } },
};

function element(tag: string, className: string | undefined, text: string): HTMLElement {
  const el = document.createElement(tag);
  if (className) el.className = className;
  el.textContent = text; // never HTML: names are what people typed
  return el;
}

/** Parts with dots between them, each kept in its own direction; empty ones are left out. */
function dotted(tag: string, className: string | undefined, parts: string[]): HTMLElement {
  const el = element(tag, className, '');
  for (const [i, part] of parts.filter(Boolean).entries())
    el.append(i > 0 ? ' · ' : '', element('bdi', undefined, part));
  return el;
}

/** The inside of a visit: who, when, what for. */
export function visitContent(
  { event, timeText }: Calendar.EventContentInfo,
  classes: Record<string, string | undefined>,
): Calendar.Content {
  if (event.display === 'pointer')
    return { domNodes: [element('div', classes.pointer, `+ ${timeText.split(' – ')[0]}`)] };
  if (event.display === 'background')
    return event.title ? { domNodes: [element('div', classes.tag, String(event.title))] } : '';
  const { service, status, room } = event.extendedProps as { service: string; status: string; room: string };
  const box = element('div', classes.body, '');
  const first = element('div', classes.line, '');
  if (mark[status]) first.append(element('span', classes.mark, mark[status] ?? ''));
  first.append(element('strong', undefined, String(event.title)));
  box.append(first, element('div', classes.what, service), dotted('div', classes.where, [timeText, room]));
  return { domNodes: [box] };
}

/** A sign for each status that is more than "will come", so that colour is not the only one. */
const mark: Record<string, string> = {
  requested: '?',
  held: '…',
  payment_pending: '…',
  arrived: '●',
  in_service: '▶',
  completed: '✓',
  no_show: '✕',
};

/** A practitioner's column head: name, title, how many visits. */
export function columnHead(
  who: { name: string; title: string; color: string },
  count: string,
  classes: Record<string, string | undefined>,
): Calendar.Content {
  const head = element('div', classes.head, '');
  head.style.setProperty('--who', who.color);
  const name = element('span', classes.headName, who.name);
  if (who.color) name.dataset.dot = '';
  const small = dotted('span', classes.headSmall, [who.title, count]);
  head.append(name, small);
  return { domNodes: [head] };
}
