import { List, Stack, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useBranches } from '@/domains/branches/queries';
import { useAllServices, useResources } from '@/domains/scheduling/settings/queries';
import { AnchorLink, ButtonLink } from '@/ui/links';
import { Card } from '@/ui/page';
import { LoadingRows } from '@/ui/states';
import { missingRooms } from './rooms';
import { DoneNote, StepFoot, StepPanel } from './step-panel';
import { missingFor, type Step } from './steps';
import { useWizard } from './use-wizard';

const words = {
  branch: 'setup.first_patient.missing_branch',
  services: 'setup.first_patient.missing_services',
  people: 'setup.first_patient.missing_people',
  rooms: 'setup.first_patient.missing_rooms',
} as const;

const stepOf: Record<keyof typeof words, Step> = {
  branch: 'branch',
  services: 'services',
  people: 'people',
  rooms: 'people',
};

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
    rooms: missingRooms(services.data?.items ?? [], resources.data?.items ?? []).length,
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
                {missing.map((what) => (
                  <List.Item key={what}>
                    <AnchorLink to="/start" search={{ step: stepOf[what] }}>
                      {t(words[what])}
                    </AnchorLink>
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
