import { useEffect, useState } from 'react';
import { Holder, type HoldState, type Target } from './hold';

/** Holds `target` for as long as the form shows it; gives it back on leaving. `spend` once the booking has it. */
export function useHold(target: Target | undefined): HoldState & { spend: () => void } {
  const [state, setState] = useState<HoldState>({ kind: 'none' });
  const [holder] = useState(() => new Holder(setState));
  const key = target && JSON.stringify(target);

  useEffect(() => {
    if (!key) return;
    holder.take(JSON.parse(key) as Target);
    return () => holder.drop();
  }, [key, holder]);

  useEffect(() => {
    const leave = () => holder.drop();
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [holder]);

  return { ...state, spend: () => holder.spend() };
}
