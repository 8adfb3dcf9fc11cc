import { useCallback, useEffect, useRef } from 'react';
import { client } from '@/api/client';
import { asProblem } from '@/api/problem';

/** What is held. */
export interface HoldTarget {
  form: string;
  branch_id: string;
  service_id: string;
  practitioner_id: string;
  starts_at: string;
}

/** Holds outlive a keep-alive that is lost once: they last five minutes. */
const keepEvery = 120_000;

/** Keeps one time for a visitor while the page is open: taken, kept alive, given back. */
export function useBookingHold() {
  const token = useRef('');

  const release = useCallback(() => {
    const held = token.current;
    token.current = '';
    // keepalive: the request outlives the page it was sent from
    if (held) client.POST('/booking/holds/release', { body: { token: held }, keepalive: true }).catch(() => undefined);
  }, []);

  useEffect(() => {
    const timer = setInterval(() => {
      if (token.current) {
        client.POST('/booking/holds/keep', { body: { token: token.current } }).catch(() => undefined);
      }
    }, keepEvery);
    window.addEventListener('pagehide', release);
    return () => {
      clearInterval(timer);
      window.removeEventListener('pagehide', release);
      release();
    };
  }, [release]);

  /** Holds a time and gives the one before back; answers whether it could be had. Without holds others may be quicker. */
  const take = useCallback(
    async (target: HoldTarget): Promise<boolean> => {
      release();
      try {
        const { data } = await client.POST('/booking/holds', { body: target });
        token.current = data?.token ?? '';
        return true;
      } catch (error) {
        const { status } = asProblem(error);
        if (status === 409 || status === 422) return false;
        if (status === 429) return true; // held or not: the booking decides
        throw error;
      }
    },
    [release],
  );

  const held = useCallback(() => token.current, []);
  return { take, release, held };
}
