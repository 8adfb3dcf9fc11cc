import { Avatar, Popover, useMantineColorScheme } from '@mantine/core';
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
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '@/domains/identity/use-sign-out';
import { changeLanguage } from '@/i18n/i18n';
import { type Language, languages } from '@/i18n/languages';
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
  const { t } = useTranslation();
  const { member } = useMe();
  const [opened, setOpened] = useState(false);
  const bare = rail || round;
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position={round ? 'bottom-end' : rail ? 'right-end' : 'top-start'}
      width={272}
      trapFocus
      returnFocus
      shadow="md"
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.user}
          data-rail={bare || undefined}
          aria-label={t('frame.account_of', { name: member.name })}
          onClick={() => setOpened((o) => !o)}
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
      </Popover.Target>
      <Popover.Dropdown p={6}>
        <Account
          onDone={() => setOpened(false)}
          {...(round ? {} : { onShortcuts })}
          {...(bare ? { name: member.name } : {})}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

interface AccountProps {
  onDone: () => void;
  onShortcuts?: () => void;
  /** Said where the button does not say it. */
  name?: string;
}

function Account({ onDone, onShortcuts, name }: AccountProps) {
  const { t } = useTranslation();
  const { tenant } = useMe();
  const { left } = useSetupLeft();
  const signOut = useSignOut();
  return (
    <div className={classes.acts}>
      <p className={classes.actsOf}>
        <bdi>{name ? `${name} · ${tenant.name}` : tenant.name}</bdi>
      </p>
      <Link to="/security" className={classes.act} onClick={onDone} data-autofocus>
        <IconShieldLock size={17} aria-hidden />
        {t('nav.security')}
      </Link>
      {left > 0 ? (
        <Link to="/start" className={classes.act} onClick={onDone}>
          <IconWand size={17} aria-hidden />
          {t('nav.setup')}
        </Link>
      ) : null}
      {onShortcuts ? (
        <button
          type="button"
          className={classes.act}
          onClick={() => {
            onDone();
            onShortcuts();
          }}
        >
          <IconKeyboard size={17} aria-hidden />
          {t('frame.shortcuts')}
        </button>
      ) : null}
      <Looks />
      <Languages onDone={onDone} />
      <hr />
      <button type="button" className={classes.act} onClick={() => void signOut()}>
        <IconLogout size={17} aria-hidden />
        {t('action.sign_out')}
      </button>
    </div>
  );
}

function Looks() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <fieldset>
      <legend>{t('frame.theme')}</legend>
      <div className={classes.choices}>
        {schemes.map(({ key, icon: Icon }) => (
          <button
            key={key}
            type="button"
            className={classes.choice}
            aria-pressed={colorScheme === key}
            onClick={() => setColorScheme(key)}
          >
            <Icon size={16} aria-hidden />
            {t(`frame.theme_${key}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Languages({ onDone }: { onDone: () => void }) {
  const { t, i18n } = useTranslation();
  function choose(code: Language) {
    onDone();
    void changeLanguage(code).then(() => keepLanguage(code));
  }
  return (
    <fieldset>
      <legend>{t('frame.language')}</legend>
      {languages.map((l) => (
        <button
          key={l.code}
          type="button"
          lang={l.code}
          className={classes.act}
          aria-pressed={l.code === i18n.language}
          onClick={() => choose(l.code)}
        >
          <span className={classes.tongue}>{l.name}</span>
          {l.code === i18n.language ? <IconCheck size={16} aria-hidden /> : null}
        </button>
      ))}
    </fieldset>
  );
}
