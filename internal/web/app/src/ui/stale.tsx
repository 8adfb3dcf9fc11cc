import { Button } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '@/api/problem';
import { useProblemText } from './problem-text';
import { Warning } from './warning';

/** Whether a save failed because somebody else was quicker. */
export function isStale(problem: Problem | undefined): boolean {
  return problem?.code === 'request.stale' || problem?.code === 'request.if_match_required';
}

interface Props {
  problem: Problem | undefined;
  /** Loads what is there now, in the place of what was being edited. */
  onReload: () => void | Promise<void>;
}

/** Says that somebody else changed a record while it was being edited here, and how to go on; nothing for other problems. */
export function Stale({ problem, onReload }: Props) {
  const { t } = useTranslation();
  const text = useProblemText();
  if (!isStale(problem)) return null;
  return (
    <Warning role="alert" icon={<IconUsers size={18} />} title={text(problem)}>
      <Button size="compact-md" onClick={() => void onReload()}>
        {t('action.reload')}
      </Button>
    </Warning>
  );
}
