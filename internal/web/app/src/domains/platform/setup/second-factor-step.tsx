import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { ButtonLink } from '@/ui/links';
import { Card } from '@/ui/page';
import { DoneNote, StepFoot, StepPanel } from './step-panel';
import { useWizard } from './use-wizard';

/** The second factor; those who open a clinic have theirs already. */
export function SecondFactorStep() {
  const { t } = useTranslation('platform');
  const wizard = useWizard('second_factor');
  const on = useMe().second_factor.enrolled;
  return (
    <StepPanel
      title={t('setup.second_factor.title')}
      body={t(on ? 'setup.second_factor.codes' : 'setup.second_factor.off')}
    >
      {on ? <DoneNote>{t('setup.second_factor.on')}</DoneNote> : null}
      <Card>
        <Stack gap="md" align="flex-start">
          <Text>{t('setup.second_factor.team')}</Text>
          {on ? null : <ButtonLink to="/security">{t('setup.second_factor.set_up')}</ButtonLink>}
        </Stack>
      </Card>
      <StepFoot wizard={wizard} done={on} />
    </StepPanel>
  );
}
