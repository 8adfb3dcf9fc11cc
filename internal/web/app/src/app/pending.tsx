import { Center, Loader, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** While a page is on its way. */
export function Pending() {
  const { t } = useTranslation();
  return (
    <Center mih="50dvh" role="status">
      <Loader aria-hidden />
      <VisuallyHidden>{t('state.loading')}</VisuallyHidden>
    </Center>
  );
}
