import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem, type Problem } from '@/api/problem';
import type { Flow } from './kratos';
import type { FlowState } from './use-flow';
import { KeyError } from './webauthn';

interface KeyUse {
  /** Makes the step of a flow with the browser's help, and hands it in. */
  use: (make: () => Promise<Record<string, unknown>>) => Promise<Flow | undefined>;
  /** Why the key could not be used, in words. */
  text: string | undefined;
  problem: Problem | undefined;
}

/** A key in a step of a flow: what the browser refuses is said in words, not thrown. */
export function useKey(state: Pick<FlowState, 'submit'>): KeyUse {
  const { t } = useTranslation('identity');
  const [text, setText] = useState<string>();
  const [problem, setProblem] = useState<Problem>();

  async function use(make: () => Promise<Record<string, unknown>>) {
    setText(undefined);
    setProblem(undefined);
    try {
      return await state.submit(await make());
    } catch (error) {
      if (error instanceof KeyError) setText(t(`key.${error.reason}`));
      else setProblem(asProblem(error));
      return undefined;
    }
  }

  return { use, text, problem };
}
