import { useState } from 'react';

/** What of a list is chosen; what has left the list is not. */
export function useSelection(ids: string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const here = ids.filter((id) => chosen.has(id));
  return {
    chosen: here,
    has: (id: string) => chosen.has(id),
    choose: (id: string, on: boolean) =>
      setChosen((old) => {
        const next = new Set(old);
        if (on) next.add(id);
        else next.delete(id);
        return next;
      }),
    chooseAll: (on: boolean) => setChosen(new Set(on ? ids : [])),
    all: ids.length > 0 && here.length === ids.length,
  };
}
