import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { CodeField } from '@/ui/code-field';
import { FormProblem } from '@/ui/form-problem';
import { useCountdown } from '../../platform/use-countdown';

interface Props {
  request: string;
  resendAfter: string;
  /** Books with the code; what it throws is shown here. */
  verify: (code: string) => Promise<void>;
}

/** The six digits that show the address to be the visitor's. */
export function CodeStep({ request, resendAfter, verify }: Props) {
  const { t } = useTranslation('scheduling');
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [left, waitUntil] = useCountdown(resendAfter);
  const [resent, setResent] = useState(false);

  async function run(digits: string) {
    if (busy || digits.length < 6) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await verify(digits);
    } catch (error) {
      setProblem(asProblem(error));
      setCode('');
      setBusy(false);
    }
  }

  async function resend() {
    setProblem(undefined);
    try {
      const { data } = await client.POST('/booking/requests/{id}/resend', { params: { path: { id: request } } });
      waitUntil(data?.resend_after);
      setResent(true);
    } catch (error) {
      setProblem(asProblem(error));
    }
  }

  const wrong = problem?.code === 'scheduling.code_wrong';
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run(code);
      }}
    >
      <Stack gap="md">
        <CodeField
          label={t('online.code_label')}
          value={code}
          onChange={setCode}
          onComplete={(digits) => void run(digits)}
          error={wrong ? t('online.wrong', { count: Number(problem?.extra.attempts_left ?? 0) }) : undefined}
          autoFocus
        />
        <FormProblem problem={wrong ? undefined : problem} />
        <Button type="submit" size="md" loading={busy} disabled={code.length < 6}>
          {t('online.book')}
        </Button>
        {left > 0 ? (
          <Text size="sm" c="dimmed">
            {resent ? `${t('online.resent')} ` : null}
            {t('online.resend_in', { count: left })}
          </Text>
        ) : (
          <Anchor component="button" type="button" size="sm" ta="start" onClick={() => void resend()}>
            {t('online.resend')}
          </Anchor>
        )}
      </Stack>
    </form>
  );
}
