import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '@/app/locale';
import { formatWallTime } from '@/ui/format';
import { type Cursor, type Frame, firstFree, moveCursor, whatIsAt } from './events';
import type { Day, Practitioner } from './types';
import { at, minuteOfDay } from './wall';

interface Options {
  day: Day | undefined;
  practitioners: Practitioner[];
  frame: Frame;
  /** Minutes a step up or down takes. */
  step: number;
  /** Where to begin, `HH:mm`. */
  from: string;
  onSlot: (place: { startLocal: string; practitionerId: string }) => void;
  onOpen: (id: string) => void;
}

/** Lets the arrow keys walk over a day and Enter book or open what is there. */
export function useCursor({ day, practitioners, frame, step, from, onSlot, onOpen }: Options) {
  const { t } = useTranslation('scheduling');
  const { tag, dir } = useLocale();
  const [cursor, setCursor] = useState<Cursor>();
  const [shown, setShown] = useState(false);
  const columns = practitioners.map((p) => p.id);
  const place = day && cursor && columns.includes(cursor.practitionerId) ? cursor : undefined;
  const seen = shown ? place : undefined;
  const here = day && seen ? at(day.date, seen.minute) : undefined;

  function start() {
    setShown(true);
    if (day && !place) setCursor(firstFree(day, columns, frame, step, minuteOfDay(from)));
  }

  /** Where the mouse has been, the keyboard goes on. */
  function put(wall: string, practitionerId: string) {
    setCursor({ practitionerId, minute: minuteOfDay(wall) });
  }

  function go(by: { columns?: number; steps?: number }) {
    if (seen) setCursor(moveCursor(seen, by, columns, frame, step));
    else start();
  }

  function act() {
    if (!day || !seen || !here) return;
    const found = whatIsAt(day, seen.practitionerId, here);
    if (found.kind === 'visit') onOpen(found.appointment.id);
    else onSlot({ startLocal: here, practitionerId: seen.practitionerId });
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
    const forward = dir === 'rtl' ? -1 : 1;
    const keys: Record<string, () => void> = {
      ArrowDown: () => go({ steps: 1 }),
      ArrowUp: () => go({ steps: -1 }),
      PageDown: () => go({ steps: Math.round(60 / step) }),
      PageUp: () => go({ steps: -Math.round(60 / step) }),
      ArrowRight: () => go({ columns: forward }),
      ArrowLeft: () => go({ columns: -forward }),
      Enter: act,
      ' ': act,
      Escape: () => setShown(false),
    };
    const key = keys[event.key];
    if (!key) return;
    event.preventDefault();
    key();
  }

  function visitHere(): string | undefined {
    const found = day && seen && here ? whatIsAt(day, seen.practitionerId, here) : undefined;
    return found?.kind === 'visit' ? found.appointment.id : undefined;
  }

  function words(): string {
    if (!day || !seen || !here) return '';
    const who = practitioners.find((p) => p.id === seen.practitionerId)?.name ?? '';
    const found = whatIsAt(day, seen.practitionerId, here);
    const what = found.kind === 'visit' ? found.appointment.patient.name : t(`grid.${found.kind}`);
    return `${formatWallTime(here, tag)}, ${who}: ${what}`;
  }

  return {
    onKeyDown,
    onFocus: start,
    onBlur: () => setShown(false),
    put,
    words: words(),
    /** The visit the keyboard is at. */
    visit: visitHere(),
    place:
      seen && day && here
        ? { practitionerId: seen.practitionerId, start: here, end: at(day.date, seen.minute + step) }
        : undefined,
  };
}
