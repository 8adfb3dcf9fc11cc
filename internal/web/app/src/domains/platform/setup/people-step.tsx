import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { useBranches } from '@/domains/branches/queries';
import { PersonForm } from '@/domains/scheduling/settings/person-form';
import { useResources } from '@/domains/scheduling/settings/queries';
import { Card } from '@/ui/page';
import { DataState, EmptyState, LoadingRows } from '@/ui/states';
import { toast } from '@/ui/toast';
import { RoomsCard } from './rooms-card';
import classes from './setup-page.module.css';
import { StepFoot, StepPanel } from './step-panel';
import { TeamCard } from './team-card';
import { useRooms } from './use-rooms';
import { useWizard } from './use-wizard';

/** Who sees patients; as many as one likes. */
export function PeopleStep() {
  const { t } = useTranslation('platform');
  const wizard = useWizard('people');
  const branches = useBranches();
  const resources = useResources();
  const rooms = useRooms();
  const { member } = useMe();
  const [adding, setAdding] = useState(false);
  const people = (resources.data?.items ?? []).filter((r) => r.kind === 'practitioner');
  const form = people.length === 0 || adding;

  async function goOn() {
    try {
      await rooms.make();
      await wizard.next();
    } catch (error) {
      toast.failed(error);
    }
  }

  return (
    <StepPanel title={t('setup.people.title')} body={t('setup.people.body')}>
      {people.length > 0 ? (
        <Card>
          <ul className={classes.added} aria-label={t('setup.people.added')}>
            {people.map((p) => (
              <li key={p.id}>
                <span className={classes.dot} style={{ background: p.color }} aria-hidden />
                <bdi>{[p.title, p.name].filter(Boolean).join(' ')}</bdi>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <DataState query={branches}>
        {({ items }) => {
          if (resources.isPending) return <LoadingRows />;
          if (!items.some((b) => b.active)) return <NoBranch onGo={() => wizard.go('branch')} />;
          if (!form) {
            return (
              <Group>
                <Button variant="default" onClick={() => setAdding(true)}>
                  {t('setup.people.another')}
                </Button>
              </Group>
            );
          }
          return (
            <Card>
              <PersonForm
                key={people.length}
                {...(people.length === 0 ? { initial: { name: member.name, member_id: member.id } } : {})}
                submitLabel={t('setup.people.submit')}
                onSaved={() => setAdding(false)}
                {...(adding ? { onCancel: () => setAdding(false) } : {})}
              />
            </Card>
          );
        }}
      </DataState>
      {people.length > 0 && !adding && rooms.missing.length > 0 ? (
        <RoomsCard types={rooms.missing} counts={rooms.counts} onCount={rooms.setCount} />
      ) : null}
      <TeamCard />
      <StepFoot wizard={wizard} done={people.length > 0} onNext={goOn} />
    </StepPanel>
  );
}

function NoBranch({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation('platform');
  return (
    <EmptyState
      title={t('setup.people.needs_branch')}
      action={<Button onClick={onGo}>{t('setup.people.go_branch')}</Button>}
    />
  );
}
