import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react';
import { useMe } from './session';

type Branch = ReturnType<typeof useMe>['branches'][number];

interface BranchChoice {
  /** The branches that are open, in the order of the server. */
  branches: Branch[];
  /** The branch in view; undefined only while the chain has none. */
  branch: Branch | undefined;
  choose: (id: string) => void;
}

const Context = createContext<BranchChoice | undefined>(undefined);

const stored = 'praxis-branch';

function remembered(): string | null {
  try {
    return localStorage.getItem(stored);
  } catch {
    return null;
  }
}

/** Keeps the branch the desk works in, on this device. */
export function BranchProvider({ children }: { children: ReactNode }) {
  const me = useMe();
  const [chosen, setChosen] = useState(remembered);
  const branches = useMemo(() => me.branches.filter((b) => b.active), [me.branches]);
  const branch = branches.find((b) => b.id === chosen) ?? branches[0];

  const choose = useCallback((id: string) => {
    setChosen(id);
    try {
      localStorage.setItem(stored, id);
    } catch {
      // the choice then lasts for the page
    }
  }, []);

  const value = useMemo(() => ({ branches, branch, choose }), [branches, branch, choose]);
  return <Context value={value}>{children}</Context>;
}

/** The branch in view and the others. */
export function useBranch(): BranchChoice {
  const value = use(Context);
  if (!value) throw new Error('useBranch is for pages below the staff layout');
  return value;
}
