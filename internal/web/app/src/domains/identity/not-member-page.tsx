import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useHost } from '@/app/host';
import { AuthPage } from './auth-page';
import { useSignOut } from './use-sign-out';

/** Signed in, but with an account that does not belong to this clinic. */
export function NotMemberPage() {
  const { t } = useTranslation(['identity', 'common']);
  const { tenant } = useHost();
  const signOut = useSignOut();
  return (
    <AuthPage title={t('not_member.title', { clinic: tenant?.name ?? '' })} body={t('not_member.body')}>
      <Button size="md" onClick={() => void signOut()}>
        {t('common:action.sign_out')}
      </Button>
    </AuthPage>
  );
}
