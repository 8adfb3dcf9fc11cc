import { Anchor, Badge, Group, Stack, Text, ThemeIcon, UnstyledButton } from '@mantine/core';
import { IconDeviceMobile, IconKey } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Pending } from '@/app/pending';
import { AuthPage } from './auth-page';
import classes from './factor.module.css';
import { FlowNotes } from './flow-notes';
import { KeySetup } from './key-setup';
import { useSaid } from './messages';
import { RecoveryCodes } from './recovery-codes';
import { codesOf, emailOf, hasCodes, hasSecondFactor } from './settings';
import { TotpSetup } from './totp-setup';
import { useArrival } from './use-arrival';
import { useSettingsFlow } from './use-settings-flow';
import { useSignOut } from './use-sign-out';
import { canUseKeys } from './webauthn';

const route = getRouteApi('/auth/enrol');

/** For a role that needs a second factor: set one up, keep the recovery codes, go on. */
export function EnrolPage() {
  const { t } = useTranslation(['identity', 'common']);
  const { return_to: returnTo = '/' } = route.useSearch();
  const arrive = useArrival();
  const signOut = useSignOut();
  const state = useSettingsFlow(`/auth/enrol?return_to=${encodeURIComponent(returnTo)}`);
  const said = useSaid()(state.flow);
  const [way, setWay] = useState<'app' | 'key'>();
  const { flow } = state;

  const codes = flow ? codesOf(flow) : [];

  // the factor was set up in another window, or this page was loaded again before the codes were saved
  const resumed = flow !== undefined && !way && codes.length === 0 && hasSecondFactor(flow);
  const enrolled = resumed && hasCodes(flow);
  const { submitFresh } = state;
  const makeCodes = useCallback(
    () => submitFresh({ method: 'lookup_secret', lookup_secret_regenerate: true }),
    [submitFresh],
  );
  useEffect(() => {
    if (enrolled) void arrive(returnTo);
    else if (resumed) void makeCodes();
  }, [resumed, enrolled, arrive, returnTo, makeCodes]);

  if (!flow && !state.problem) return <Pending />;

  async function keepCodes() {
    const next = await state.submit({ method: 'lookup_secret', lookup_secret_confirm: true });
    if (next?.state === 'success') await arrive(returnTo);
    else if (next) await makeCodes(); // the page was open for too long: these never came into force, others will
  }

  const footer = (
    <>
      {way && codes.length === 0 ? (
        <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setWay(undefined)}>
          {t('common:action.back')}
        </Anchor>
      ) : null}
      <Anchor component="button" type="button" size="sm" ta="start" onClick={() => void signOut()}>
        {t('enrol.later')}
      </Anchor>
    </>
  );

  if (flow && codes.length > 0) {
    return (
      <AuthPage title={t('enrol.codes_title')} body={t('enrol.codes_body')}>
        <FlowNotes
          said={{ ...said, infos: [] }}
          problem={state.problem}
          notice={state.expired ? t('enrol.codes_again') : undefined}
        />
        <RecoveryCodes
          key={codes[0]}
          codes={codes}
          email={emailOf(flow)}
          busy={state.busy}
          onSaved={() => void keepCodes()}
        />
      </AuthPage>
    );
  }
  if (resumed) return <Pending />;
  return (
    <AuthPage title={t('enrol.title')} body={t('enrol.body')} footer={footer}>
      <FlowNotes
        said={{ ...said, infos: [] }}
        problem={state.problem}
        notice={state.expired ? t('sign_in.expired') : undefined}
      />
      {way === 'app' ? <TotpSetup state={state} onDone={() => void makeCodes()} /> : null}
      {way === 'key' ? <KeySetup state={state} onDone={() => void makeCodes()} /> : null}
      {way ? null : (
        <Stack gap="sm">
          <Choice
            icon={<IconDeviceMobile size={22} aria-hidden />}
            title={t('enrol.choose_app')}
            body={t('enrol.choose_app_body')}
            badge={t('enrol.recommended')}
            onClick={() => setWay('app')}
          />
          {canUseKeys() ? (
            <Choice
              icon={<IconKey size={22} aria-hidden />}
              title={t('enrol.choose_key')}
              body={t('enrol.choose_key_body')}
              onClick={() => setWay('key')}
            />
          ) : null}
        </Stack>
      )}
    </AuthPage>
  );
}

interface ChoiceProps {
  icon: ReactNode;
  title: string;
  body: string;
  badge?: string;
  onClick: () => void;
}

function Choice({ icon, title, body, badge, onClick }: ChoiceProps) {
  return (
    <UnstyledButton className={classes.choice} onClick={onClick}>
      <ThemeIcon variant="light" size={42} radius="md">
        {icon}
      </ThemeIcon>
      <div>
        <Group gap="xs">
          <Text fw={600}>{title}</Text>
          {badge ? (
            <Badge size="sm" variant="light">
              {badge}
            </Badge>
          ) : null}
        </Group>
        <Text size="sm" c="dimmed">
          {body}
        </Text>
      </div>
    </UnstyledButton>
  );
}
