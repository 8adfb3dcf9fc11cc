import { Tooltip, VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type NavGroup, navFor } from '../nav';
import { useMe } from '../session';
import classes from './frame.module.css';

/** The menu: what this role may do, in groups. On the rail only its icons, each with its name beside it on hover. */
export function NavList({ rail = false, onGo }: { rail?: boolean; onGo?: () => void }) {
  const me = useMe();
  return (
    <div className={classes.groups}>
      {navFor(me).map((group) => (
        <Group key={group.label} {...{ group, rail, onGo }} />
      ))}
    </div>
  );
}

function Group({ group, rail, onGo }: { group: NavGroup; rail: boolean; onGo: (() => void) | undefined }) {
  const { t } = useTranslation();
  const heading = t(`nav.${group.label}`);
  return (
    <section>
      {rail ? <VisuallyHidden>{heading}</VisuallyHidden> : <p className={classes.heading}>{heading}</p>}
      <ul className={classes.items}>
        {group.items.map(({ to, label, icon: Icon }) => (
          <li key={to}>
            <Tooltip label={t(`nav.${label}`)} position="right" disabled={!rail}>
              <Link
                to={to}
                className={classes.item}
                data-rail={rail || undefined}
                {...(onGo ? { onClick: onGo } : {})}
                aria-label={rail ? t(`nav.${label}`) : undefined}
              >
                <Icon size={19} stroke={1.7} aria-hidden />
                {rail ? null : <span>{t(`nav.${label}`)}</span>}
              </Link>
            </Tooltip>
          </li>
        ))}
      </ul>
    </section>
  );
}
