import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BranchProvider } from '../branch';
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
      <InFrame value={true}>
        <Frame />
      </InFrame>
    </BranchProvider>
  );
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
