import { Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A dash in the place of a value that is not there, said in words to who listens. */
export function Nothing() {
  const { t } = useTranslation();
  return (
    <>
      <Text span c="dimmed" aria-hidden>
        –
      </Text>
      <VisuallyHidden>{t('state.none')}</VisuallyHidden>
    </>
  );
}
