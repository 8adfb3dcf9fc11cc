import { ActionIcon, Drawer } from '@mantine/core';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Link, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '@/ui/brand';
import { navFor } from '../nav';
import { useMe } from '../session';
import { BranchSwitch } from './branch-switch';
import classes from './frame.module.css';
import { NavList } from './nav-list';
import { openPalette } from './palette';
import { SetupNote } from './setup-note';
import { UserMenu } from './user-menu';

/** The bar at the top of a phone: the branch, the search, the account. */
export function TopBar({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  return (
    <header className={classes.bar}>
      <Mark size={26} onDark />
      <div className={classes.barBranch}>
        <BranchSwitch />
      </div>
      <ActionIcon variant="transparent" c="white" size="lg" aria-label={t('palette.open')} onClick={openPalette}>
        <IconSearch size={20} aria-hidden />
      </ActionIcon>
      <UserMenu round onShortcuts={onShortcuts} />
    </header>
  );
}

const tabsAtMost = 3;

/** The tabs at the bottom of a phone: what a day is made of, and the rest behind "More". */
export function TabBar() {
  const { t } = useTranslation();
  const me = useMe();
  const [opened, setOpened] = useState(false);
  const path = useRouterState({ select: (s) => s.location.pathname });
  const items = navFor(me).flatMap((g) => g.items);
  const tabs = items.length <= tabsAtMost + 1 ? items : items.slice(0, tabsAtMost);
  const hidden = items.length > tabs.length;
  const elsewhere = hidden && !tabs.some((item) => path.startsWith(item.to));
  return (
    <nav className={classes.tabs} aria-label={t('nav.main')}>
      {tabs.map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} className={classes.tab}>
          <Icon size={22} stroke={1.7} aria-hidden />
          <span>{t(`nav.${label}`)}</span>
        </Link>
      ))}
      {hidden ? (
        <button
          type="button"
          className={classes.tab}
          data-status={elsewhere ? 'active' : undefined}
          aria-haspopup="dialog"
          aria-expanded={opened}
          onClick={() => setOpened(true)}
        >
          <IconMenu2 size={22} stroke={1.7} aria-hidden />
          <span>{t('nav.more')}</span>
        </button>
      ) : null}
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="bottom"
        size="auto"
        title={me.tenant.name}
        closeButtonProps={{ 'aria-label': t('nav.close') }}
        classNames={{ content: classes.sheet, header: classes.sheetHeader, close: classes.sheetClose }}
      >
        <NavList onGo={() => setOpened(false)} />
        <SetupNote />
      </Drawer>
    </nav>
  );
}
