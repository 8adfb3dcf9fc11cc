import { type KeyboardEvent, useEffect, useRef } from 'react';

const steps: Record<string, 1 | -1> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function startsIn(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('[data-start]')];
}

/** The button nearest to `from` in the row above or below it. */
function inNextRow(all: HTMLElement[], from: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const { top, left } = from.getBoundingClientRect();
  const places = all.map((el) => ({ el, at: el.getBoundingClientRect() })).filter(({ at }) => (at.top - top) * by > 1);
  const row = Math.min(...places.map(({ at }) => Math.abs(at.top - top)));
  return places
    .filter(({ at }) => Math.abs(at.top - top) <= row + 1)
    .sort((a, b) => Math.abs(a.at.left - left) - Math.abs(b.at.left - left))[0]?.el;
}

/** Lets the arrow keys walk over free times as they lie on the screen. */
export function walkStarts(event: KeyboardEvent<HTMLElement>): void {
  const by = steps[event.key];
  const from = (event.target as HTMLElement).closest<HTMLElement>('[data-start]');
  if (!by || !from) return;
  event.preventDefault();
  const all = startsIn(event.currentTarget);
  const across = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
  const turned = across && document.documentElement.dir === 'rtl' ? -by : by;
  const to = across ? all[all.indexOf(from) + turned] : inNextRow(all, from, by);
  to?.focus();
}

/** Puts the focus on the first free time once, so that Enter takes it; not where somebody has gone on to a field. */
export function useFirstFocus() {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const wait = setTimeout(() => {
      const dialog = list.current?.closest('[role="dialog"]');
      const elsewhere = dialog?.contains(document.activeElement) && document.activeElement?.matches('input');
      if (list.current && !elsewhere) startsIn(list.current)[0]?.focus();
    }, 50); // after the drawer has placed the focus
    return () => clearTimeout(wait);
  }, []);
  return list;
}
