import { useTranslation } from 'react-i18next';

/** What the arrows of a date picker are called. */
export function useDateLabels() {
  const { t } = useTranslation('branches');
  return {
    previousMonth: t('date.previous_month'),
    nextMonth: t('date.next_month'),
    previousYear: t('date.previous_year'),
    nextYear: t('date.next_year'),
    previousDecade: t('date.previous_decade'),
    nextDecade: t('date.next_decade'),
    monthLevelControl: t('date.choose_month'),
    yearLevelControl: t('date.choose_year'),
  };
}
