import { type TouchEvent, useRef } from 'react';
import { useLocale } from '@/app/locale';

/** Further than this many pixels, and more across than down, is a swipe. */
const far = 60;
const quick = 600;

/** Handlers that call `go` with 1 or -1 when a finger swipes to the next or the one before, as the page is read. */
export function useSwipe(enabled: boolean, go: (by: 1 | -1) => void) {
  const { dir } = useLocale();
  const from = useRef<{ x: number; y: number; at: number }>(undefined);
  if (!enabled) return {};
  return {
    onTouchStart: (e: TouchEvent) => {
      const touch = e.touches.length === 1 ? e.touches[0] : undefined;
      from.current = touch && { x: touch.clientX, y: touch.clientY, at: e.timeStamp };
    },
    onTouchEnd: (e: TouchEvent) => {
      const start = from.current;
      const end = e.changedTouches[0];
      from.current = undefined;
      if (!start || !end || e.timeStamp - start.at > quick) return;
      const across = end.clientX - start.x;
      if (Math.abs(across) < far || Math.abs(across) < 2 * Math.abs(end.clientY - start.y)) return;
      go(across < 0 === (dir === 'ltr') ? 1 : -1);
    },
  };
}
