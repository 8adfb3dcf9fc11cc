import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { client } from '@/api/client';
import { type Setup, setupQuery } from '@/app/frame/use-setup';
import { firstPage } from '@/app/nav';
import { useMe } from '@/app/session';
import { toast } from '@/ui/toast';
import { type Step, stepAfter } from './steps';

export interface Wizard {
  /** To the next step that is left; out of the wizard when there is none. */
  next: () => Promise<void>;
  /** Leaves this step for later. */
  skip: () => Promise<void>;
  /** To one of the steps. */
  go: (step: Step) => void;
}

/** Moves between the steps. */
export function useWizard(step: Step): Wizard {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();

  async function onward(setup: Setup) {
    const then = stepAfter(setup.steps, step);
    if (then) await navigate({ to: '/start', search: { step: then } });
    else await navigate({ to: firstPage(me) });
  }

  return {
    go: (to) => void navigate({ to: '/start', search: { step: to } }),
    next: async () => onward(await queries.fetchQuery({ ...setupQuery, staleTime: 0 })),
    skip: async () => {
      try {
        const { data } = await client.POST('/setup/{step}/skip', { params: { path: { step } } });
        if (!data) return;
        queries.setQueryData(setupQuery.queryKey, data);
        await onward(data);
      } catch (error) {
        toast.failed(error);
      }
    },
  };
}
