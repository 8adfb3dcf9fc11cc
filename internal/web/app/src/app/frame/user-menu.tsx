import { Avatar, Menu, useMantineColorScheme } from '@mantine/core';
import {
  IconCheck,
  IconDeviceLaptop,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconSelector,
  IconShieldLock,
  IconSun,
  IconWand,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '@/domains/identity/use-sign-out';
import { changeLanguage } from '@/i18n/i18n';
import { languages } from '@/i18n/languages';
import { useMe } from '../session';
import classes from './frame.module.css';
import { keepLanguage } from './use-language-choice';
import { useSetupLeft } from './use-setup';

const schemes = [
  { key: 'light', icon: IconSun },
  { key: 'dark', icon: IconMoon },
  { key: 'auto', icon: IconDeviceLaptop },
] as const;

/** Up to two letters of a name, for the round picture nobody has to upload. */
export function initials(name: string): string {
  const words = name
    .replace(/^(dr|prof)\.?\s+/i, '')
    .split(/\s+/)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((w) => (w ? ([...w][0] ?? '') : ''));
  return letters.join('').toLocaleUpperCase();
}

interface Props {
  rail?: boolean;
  /** A round button alone, for the bar of a phone. */
  round?: boolean;
  onShortcuts: () => void;
}

/** Who is signed in, and what concerns them: security, the looks, the language, signing out. */
export function UserMenu({ rail = false, round = false, onShortcuts }: Props) {
  const { t, i18n } = useTranslation();
  const { member, tenant } = useMe();
  const { left } = useSetupLeft();
  const signOut = useSignOut();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const bare = rail || round;
  return (
    <Menu position={round ? 'bottom-end' : rail ? 'right-end' : 'top-start'} width={264} withinPortal>
      <Menu.Target>
        <button
          type="button"
          className={classes.user}
          data-rail={bare || undefined}
          aria-label={t('frame.account_of', { name: member.name })}
        >
          <Avatar size={30} radius="xl" className={classes.avatar} alt="" aria-hidden>
            {initials(member.name)}
          </Avatar>
          {bare ? null : (
            <>
              <span className={classes.userName}>
                <bdi>{member.name}</bdi>
                <small>
                  <bdi>{member.email}</bdi>
                </small>
              </span>
              <IconSelector size={16} aria-hidden />
            </>
          )}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <bdi>{bare ? `${member.name} · ${tenant.name}` : tenant.name}</bdi>
        </Menu.Label>
        <Menu.Item component={Link} to="/security" leftSection={<IconShieldLock size={17} aria-hidden />}>
          {t('nav.security')}
        </Menu.Item>
        {left > 0 ? (
          <Menu.Item component={Link} to="/start" leftSection={<IconWand size={17} aria-hidden />}>
            {t('nav.setup')}
          </Menu.Item>
        ) : null}
        {round ? null : (
          <Menu.Item leftSection={<IconKeyboard size={17} aria-hidden />} onClick={onShortcuts}>
            {t('frame.shortcuts')}
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Label>{t('frame.theme')}</Menu.Label>
        <fieldset className={classes.choices}>
          <legend className={classes.unseen}>{t('frame.theme')}</legend>
          {schemes.map(({ key, icon: Icon }) => (
            <button
              key={key}
              type="button"
              className={classes.choice}
              aria-pressed={colorScheme === key}
              onClick={() => setColorScheme(key)}
            >
              <Icon size={16} aria-hidden />
              <span>{t(`frame.theme_${key}`)}</span>
            </button>
          ))}
        </fieldset>
        <Menu.Label>{t('frame.language')}</Menu.Label>
        {languages.map((l) => (
          <Menu.Item
            key={l.code}
            lang={l.code}
            aria-current={l.code === i18n.language || undefined}
            rightSection={l.code === i18n.language ? <IconCheck size={16} aria-hidden /> : null}
            onClick={() => void changeLanguage(l.code).then(() => keepLanguage(l.code))}
          >
            {l.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={17} aria-hidden />} onClick={() => void signOut()}>
          {t('action.sign_out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
