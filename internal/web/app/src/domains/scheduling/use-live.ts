import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type LiveState, listen } from './live';
import { refreshCalendar } from './queries';

/** Several changes within this many milliseconds are fetched together. */
const gather = 60;

/** Keeps a branch's calendar up to date with the other desks; answers whether that works at the moment. */
export function useLive(branchId: string): LiveState {
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let before = false;

    function refresh() {
      clearTimeout(timer);
      timer = setTimeout(() => void refreshCalendar(queries), gather);
    }

    const stop = listen({
      branchId,
      onEvent: ({ type }) => type !== 'followup' && refresh(),
      onState: (next) => {
        setState(next);
        if (next === 'live' && before) refresh(); // what was missed meanwhile
        before ||= next !== 'connecting';
      },
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [branchId, queries]);

  return state;
}
