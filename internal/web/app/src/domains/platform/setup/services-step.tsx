import { useTranslation } from 'react-i18next';
import { useSuggestions } from '@/domains/branches/queries';
import { useAllServices } from '@/domains/scheduling/settings/queries';
import { SuggestedServices } from '@/domains/scheduling/settings/suggested-services';
import { DataState } from '@/ui/states';
import { DoneNote, StepFoot, StepPanel } from './step-panel';
import { useWizard } from './use-wizard';

/** What the clinic offers: what its kind usually does, to be looked through. */
export function ServicesStep() {
  const { t } = useTranslation('platform');
  const wizard = useWizard('services');
  const services = useAllServices();
  const suggestions = useSuggestions();
  const count = services.data?.items.length ?? 0;
  return (
    <StepPanel title={t('setup.services.title')} body={t('setup.services.body')}>
      <DataState query={services}>
        {({ items }) =>
          items.length > 0 ? (
            <DoneNote>{t('setup.services.done', { count })}</DoneNote>
          ) : (
            <DataState query={suggestions}>
              {(s) => (
                <SuggestedServices
                  suggestions={s.services}
                  submitLabel={t('setup.services.submit')}
                  onSaved={() => void wizard.next()}
                />
              )}
            </DataState>
          )
        }
      </DataState>
      <StepFoot wizard={wizard} done={count > 0} />
    </StepPanel>
  );
}
