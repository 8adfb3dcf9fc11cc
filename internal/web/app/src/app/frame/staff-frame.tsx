import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { type ReactNode, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { BranchProvider, useBranch } from '../branch';
import { ClockProvider } from '../locale';
import { Pending } from '../pending';
import { useMay } from '../session';
import { Connection } from './connection';
import classes from './frame.module.css';
import { IdleDialog } from './idle-dialog';
import { InFrame } from './in-frame';
import { Palette } from './palette';
import { TabBar, TopBar } from './phone-bars';
import { Shortcuts } from './shortcuts';
import { SideBar } from './side-bar';
import { SubscriptionNote } from './subscription-note';
import { useBarrier } from './use-barrier';
import { useGoKeys } from './use-go-keys';
import { useAccountLanguage } from './use-language-choice';
import { usePageFocus } from './use-page-focus';
import { phoneQuery, useRail } from './use-rail';

/** What is around every page of the staff: where one is, where one can go, and who one is. */
export function StaffFrame() {
  useBarrier();
  usePageFocus();
  useAccountLanguage();
  return (
    <BranchProvider>
      <ClockOfBranch>
        <InFrame value={true}>
          <Frame />
        </InFrame>
      </ClockOfBranch>
    </BranchProvider>
  );
}

/** Writes times with 12 or 24 hours, as the settings of the branch in view say. */
function ClockOfBranch({ children }: { children: ReactNode }) {
  const { branch } = useBranch();
  const may = useMay();
  const { data } = api.useQuery(
    'get',
    '/settings',
    { params: { query: { branch_id: branch?.id ?? '' } } },
    { staleTime: 300_000, enabled: Boolean(branch) && may('settings.read') },
  );
  return <ClockProvider hours={data?.effective.clock}>{children}</ClockProvider>;
}

function Frame() {
  const { t } = useTranslation();
  const phone = useMediaQuery(phoneQuery, false, { getInitialValueInEffect: false });
  const [rail, toggleRail] = useRail();
  const [shortcuts, { open, close }] = useDisclosure();
  useGoKeys(usePages(), open);
  return (
    <div className={classes.frame} data-phone={phone || undefined} data-rail={rail || undefined}>
      <a href="#content" className={classes.skip}>
        {t('nav.skip')}
      </a>
      {phone ? <TopBar onShortcuts={open} /> : <SideBar rail={rail} onRail={toggleRail} onShortcuts={open} />}
      <div className={classes.body}>
        <Connection />
        <SubscriptionNote />
        <main id="content" tabIndex={-1} className={classes.content}>
          <Suspense fallback={<Pending />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {phone ? <TabBar /> : null}
      <Palette onShortcuts={open} />
      <Shortcuts opened={shortcuts} onClose={close} />
      <IdleDialog />
    </div>
  );
}

function usePages(): Record<string, () => void> {
  const navigate = useNavigate();
  const may = useMay();
  const calendar = may('appointments.read');
  const patients = may('patients.read');
  return useMemo(
    () => ({
      ...(calendar ? { c: () => void navigate({ to: '/calendar' }) } : {}),
      ...(patients ? { p: () => void navigate({ to: '/patients' }) } : {}),
    }),
    [navigate, calendar, patients],
  );
}
