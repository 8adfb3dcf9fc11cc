import { Anchor, List, Stack, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useBranches } from '@/domains/branches/queries';
import { useAllServices, useResources } from '@/domains/scheduling/settings/queries';
import { ButtonLink } from '@/ui/links';
import { Card } from '@/ui/page';
import { LoadingRows } from '@/ui/states';
import { DoneNote, StepFoot, StepPanel } from './step-panel';
import { missingFor } from './steps';
import { useWizard } from './use-wizard';

const words = {
  branch: 'setup.first_patient.missing_branch',
  services: 'setup.first_patient.missing_services',
  people: 'setup.first_patient.missing_people',
} as const;

/** The last step leads into the calendar, with the booking form open. */
export function FirstPatientStep() {
  const { t } = useTranslation('platform');
  const wizard = useWizard('first_patient');
  const branches = useBranches();
  const services = useAllServices();
  const resources = useResources();
  const { data: setup } = api.useQuery('get', '/setup');
  const done = setup?.steps.some((s) => s.key === 'first_patient' && s.status === 'done') ?? false;
  const known = branches.data && services.data && resources.data;
  const missing = missingFor({
    branches: branches.data?.items.filter((b) => b.active).length ?? 0,
    services: services.data?.items.filter((s) => s.active).length ?? 0,
    people: resources.data?.items.filter((r) => r.kind === 'practitioner' && r.active).length ?? 0,
  });
  return (
    <StepPanel title={t('setup.first_patient.title')} body={t('setup.first_patient.body')}>
      {done ? <DoneNote>{t('setup.first_patient.done')}</DoneNote> : null}
      {known ? (
        <Card>
          {missing.length === 0 ? (
            <ButtonLink
              to="/calendar"
              search={{ book: true }}
              size="md"
              leftSection={<IconCalendarPlus size={19} aria-hidden />}
            >
              {t('setup.first_patient.go')}
            </ButtonLink>
          ) : (
            <Stack gap="xs">
              <Text>{t('setup.first_patient.missing')}</Text>
              <List>
                {missing.map((step) => (
                  <List.Item key={step}>
                    <Anchor component={Link} to="/start" search={{ step }}>
                      {t(words[step as keyof typeof words])}
                    </Anchor>
                  </List.Item>
                ))}
              </List>
            </Stack>
          )}
        </Card>
      ) : (
        <LoadingRows rows={2} />
      )}
      <StepFoot wizard={wizard} done={done} />
    </StepPanel>
  );
}
