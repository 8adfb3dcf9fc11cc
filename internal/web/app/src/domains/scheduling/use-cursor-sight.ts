import { type RefObject, useEffect } from 'react';

/** Keeps the keyboard's place in sight, and marks the visit it is at: a visit lies on top of the place. */
export function useCursorSight(
  host: RefObject<HTMLElement | null>,
  place: string | undefined,
  visit: string | undefined,
) {
  useEffect(() => {
    const element = host.current;
    if (!element || !place) return;
    // the calendar draws after this
    const frame = requestAnimationFrame(() => {
      const at = visit ? element.querySelector(`[data-appointment="${visit}"]`) : null;
      at?.setAttribute('data-at-cursor', '');
      (at ?? element.querySelector('[data-cursor]'))?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    return () => {
      cancelAnimationFrame(frame);
      for (const was of element.querySelectorAll('[data-at-cursor]')) was.removeAttribute('data-at-cursor');
    };
  }, [host, place, visit]);
}
