import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { asProblem } from '@/api/problem';
import { useProblemText } from './problem-text';

/** What went wrong with a form beyond its fields; nothing while all is well. */
export function FormProblem({ problem }: { problem: unknown }) {
  const text = useProblemText();
  if (!problem) return null;
  const { requestId, status } = asProblem(problem);
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} />} title={text(problem)}>
      {status >= 500 && requestId ? <bdi>{requestId}</bdi> : null}
    </Alert>
  );
}
