import { ActionIcon, Kbd, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Mark } from '@/ui/brand';
import { useMe } from '../session';
import { BranchSwitch } from './branch-switch';
import classes from './frame.module.css';
import { NavList } from './nav-list';
import { openPalette } from './palette';
import { SetupNote } from './setup-note';
import { modKey } from './shortcuts';
import { UserMenu } from './user-menu';

interface Props {
  rail: boolean;
  onRail: () => void;
  onShortcuts: () => void;
}

/** The menu of a desk: whose clinic, which branch, where to, who. */
export function SideBar({ rail, onRail, onShortcuts }: Props) {
  const { t } = useTranslation();
  const { tenant } = useMe();
  const Toggle = rail ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  const toggle = t(rail ? 'nav.wide' : 'nav.narrow');
  return (
    <nav className={classes.side} data-rail={rail || undefined} aria-label={t('nav.main')}>
      <div className={classes.head}>
        <Mark size={30} onDark />
        {rail ? null : (
          <span className={classes.clinic}>
            <bdi>{tenant.name}</bdi>
          </span>
        )}
        <Tooltip label={toggle} position="right">
          <ActionIcon variant="transparent" className={classes.quiet} aria-label={toggle} onClick={onRail}>
            <Toggle size={19} stroke={1.7} aria-hidden className={classes.mirror} />
          </ActionIcon>
        </Tooltip>
      </div>
      <BranchSwitch rail={rail} />
      <Tooltip label={t('palette.open')} position="right" disabled={!rail}>
        <button
          type="button"
          className={classes.find}
          data-rail={rail || undefined}
          aria-label={t('palette.open')}
          onClick={openPalette}
        >
          <IconSearch size={17} stroke={1.7} aria-hidden />
          {rail ? null : (
            <>
              <span>{t('palette.open')}</span>
              <Kbd size="xs" className={classes.kbd} aria-hidden dir="ltr">
                {modKey()} K
              </Kbd>
            </>
          )}
        </button>
      </Tooltip>
      <NavList rail={rail} />
      <div className={classes.foot}>
        {rail ? null : <SetupNote />}
        <UserMenu rail={rail} onShortcuts={onShortcuts} />
      </div>
    </nav>
  );
}
