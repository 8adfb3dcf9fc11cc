import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './side-drawer.module.css';
import { usePhone } from './use-phone';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
}

/** A drawer beside the calendar; on a phone it is the whole screen. */
export function SideDrawer({ opened, onClose, title, children }: Props) {
  const { t } = useTranslation();
  const phone = usePhone();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={phone ? '100%' : 480}
      title={title}
      classNames={{ title: classes.title, header: classes.header }}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      {children}
    </Drawer>
  );
}
