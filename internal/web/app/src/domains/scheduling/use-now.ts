import { useEffect, useState } from 'react';
import { wallClock } from '@/ui/format';

/** The clock of a zone, `2026-11-24T09:00`, on the minute. */
export function useNow(zone: string): string {
  const [now, setNow] = useState(() => wallClock(new Date(), zone).slice(0, 16));
  useEffect(() => {
    const read = () => setNow(wallClock(new Date(), zone).slice(0, 16));
    read();
    const timer = setInterval(read, 15_000);
    return () => clearInterval(timer);
  }, [zone]);
  return now;
}
