import { useTranslation } from 'react-i18next';
import { ButtonLink } from '@/ui/links';
import { AuthPage } from './auth-page';

/** Where Kratos sends a browser it cannot help. */
export function AuthErrorPage() {
  const { t } = useTranslation(['identity', 'common']);
  return (
    <AuthPage title={t('away.title')} body={t('away.body')}>
      <ButtonLink to="/auth/login" size="md">
        {t('recovery.back')}
      </ButtonLink>
    </AuthPage>
  );
}
