import '@mantine/spotlight/styles.layer.css';
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData, spotlight } from '@mantine/spotlight';
import { IconKeyboard, IconLogout, IconMapPin, IconMoon, IconSearch, IconShieldLock } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '@/domains/identity/use-sign-out';
import { useBranch } from '../branch';
import { navFor } from '../nav';
import { useMe } from '../session';
import classes from './frame.module.css';

/** Opens the palette. */
export const openPalette = () => spotlight.open();

/** Goes anywhere and does the frame's few acts, from the keyboard. */
export function Palette({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const groups = useGroups(onShortcuts);
  return (
    <Spotlight
      actions={groups}
      shortcut="mod + K"
      nothingFound={t('palette.nothing')}
      highlightQuery
      scrollable
      maxHeight={420}
      centered={false}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      classNames={{ actionsGroup: classes.found }}
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
}

function useGroups(onShortcuts: () => void): SpotlightActionGroupData[] {
  const { t } = useTranslation();
  const me = useMe();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const { branches, branch, choose } = useBranch();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  return useMemo(() => {
    const pages: SpotlightActionData[] = navFor(me)
      .flatMap((g) => g.items)
      .map(({ to, label, icon: Icon }) => ({
        id: to,
        label: t(`nav.${label}`),
        leftSection: <Icon size={19} stroke={1.7} aria-hidden />,
        onClick: () => void navigate({ to }),
      }));
    pages.push({
      id: '/security',
      label: t('nav.security'),
      leftSection: <IconShieldLock size={19} stroke={1.7} aria-hidden />,
      onClick: () => void navigate({ to: '/security' }),
    });
    const others: SpotlightActionData[] = branches
      .filter((b) => b.id !== branch?.id)
      .map((b) => ({
        id: b.id,
        label: t('palette.switch_to', { name: b.name }),
        leftSection: <IconMapPin size={19} stroke={1.7} aria-hidden />,
        onClick: () => choose(b.id),
      }));
    const acts: SpotlightActionData[] = [
      {
        id: 'theme',
        label: t('palette.theme_toggle'),
        leftSection: <IconMoon size={19} stroke={1.7} aria-hidden />,
        onClick: () => setColorScheme(scheme === 'dark' ? 'light' : 'dark'),
      },
      {
        id: 'keys',
        label: t('frame.shortcuts'),
        leftSection: <IconKeyboard size={19} stroke={1.7} aria-hidden />,
        onClick: onShortcuts,
      },
      {
        id: 'out',
        label: t('action.sign_out'),
        leftSection: <IconLogout size={19} stroke={1.7} aria-hidden />,
        onClick: () => void signOut(),
      },
    ];
    return [
      { group: t('palette.pages'), actions: pages },
      ...(others.length > 0 ? [{ group: t('palette.branches'), actions: others }] : []),
      { group: t('palette.actions'), actions: acts },
    ];
  }, [t, me, navigate, signOut, branches, branch, choose, setColorScheme, scheme, onShortcuts]);
}
