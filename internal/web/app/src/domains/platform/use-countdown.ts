import { useCallback, useEffect, useState } from 'react';

/** No wait is longer, whatever this device's clock says. */
const longest = 120;

/** Whole seconds from `now` until an instant; 0 once it is past. */
export function secondsUntil(instant: string | undefined, now: number = Date.now()): number {
  if (!instant) return 0;
  return Math.min(Math.max(Math.ceil((Date.parse(instant) - now) / 1000), 0), longest);
}

/** Counts the seconds until an instant, and can be told of another. */
export function useCountdown(instant: string | undefined): [left: number, waitUntil: (instant?: string) => void] {
  const [until, setUntil] = useState(instant);
  const [left, setLeft] = useState(() => secondsUntil(instant));

  useEffect(() => {
    setLeft(secondsUntil(until));
    const timer = setInterval(() => setLeft(secondsUntil(until)), 500);
    return () => clearInterval(timer);
  }, [until]);

  return [left, useCallback((next?: string) => setUntil(next), [])];
}
