import { Alert } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { Problem } from '@/api/problem';
import { FormProblem } from '@/ui/form-problem';
import type { Said } from './messages';

interface Props {
  said: Said;
  problem?: Problem;
  /** Word from elsewhere: why somebody has to sign in again. */
  notice?: string;
}

/** What there is to say above the form of a flow. */
export function FlowNotes({ said, problem, notice }: Props) {
  const quiet = said.errors.length > 0 || problem;
  return (
    <>
      {notice && !quiet ? (
        <Alert variant="light" color="gray" icon={<IconInfoCircle size={18} />} role="status">
          {notice}
        </Alert>
      ) : null}
      {said.infos.map((text) => (
        <Alert key={text} variant="light" icon={<IconInfoCircle size={18} />} role="status">
          {text}
        </Alert>
      ))}
      {(problem ? [] : said.errors).map((text) => (
        <Alert key={text} color="red" icon={<IconAlertTriangle size={18} />} role="alert">
          {text}
        </Alert>
      ))}
      <FormProblem problem={problem} />
    </>
  );
}
