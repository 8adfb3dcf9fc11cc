import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/app/session';
import { Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { ErrorState, LoadingRows } from '@/ui/states';
import { AppSection } from './security-app';
import { CodesSection } from './security-codes';
import { KeysSection } from './security-keys';
import { NameSection } from './security-name';
import { PasswordSection } from './security-password';
import { SessionsSection } from './security-sessions';
import { useSettingsFlow } from './use-settings-flow';

/** One's own name, how one signs in, and where one is signed in. */
export function SecurityPage() {
  const { t } = useTranslation('identity');
  const me = useMe();
  const state = useSettingsFlow('/security');
  const avoid = [me.member.email, me.member.name, me.tenant.name];

  return (
    <Page narrow>
      <PageHeader title={t('security.title')} description={t('security.description')} />
      <Stack gap="md">
        <NameSection />
        {state.flow ? (
          <>
            <PasswordSection state={state} avoid={avoid} />
            <AppSection state={state} required={me.second_factor.required} />
            <KeysSection state={state} method="webauthn" required={me.second_factor.required} />
            <KeysSection state={state} method="passkey" required={false} />
            <CodesSection state={state} email={me.member.email} />
          </>
        ) : state.problem ? (
          <ErrorState error={state.problem} onRetry={() => void state.restart()} />
        ) : (
          <LoadingRows />
        )}
        <SessionsSection />
      </Stack>
    </Page>
  );
}
