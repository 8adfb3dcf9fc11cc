import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { BranchForm } from '@/domains/branches/branch-form';
import { useBranches, useSuggestions } from '@/domains/branches/queries';
import { Card } from '@/ui/page';
import { DataState, LoadingRows } from '@/ui/states';
import { DoneNote, StepFoot, StepPanel } from './step-panel';
import { useWizard } from './use-wizard';

/** The first branch, filled in with what is usual in the country. */
export function BranchStep() {
  const { t } = useTranslation('platform');
  const wizard = useWizard('branch');
  const branches = useBranches();
  const suggestions = useSuggestions();
  const { tenant } = useMe();
  return (
    <StepPanel title={t('setup.branch.title')} body={t('setup.branch.body')}>
      <DataState query={branches}>
        {({ items }) =>
          items.length > 0 ? (
            <DoneNote>{t('setup.branch.done', { name: items.map((b) => b.name).join(', ') })}</DoneNote>
          ) : suggestions.isPending ? (
            <LoadingRows />
          ) : (
            <Card>
              <BranchForm
                initial={{ ...suggestions.data?.branch, name: tenant.name }}
                submitLabel={t('setup.branch.submit')}
                onSaved={() => void wizard.next()}
              />
            </Card>
          )
        }
      </DataState>
      <StepFoot wizard={wizard} done={(branches.data?.items.length ?? 0) > 0} />
    </StepPanel>
  );
}
