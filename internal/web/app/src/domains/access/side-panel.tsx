import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: number;
  children: ReactNode;
}

/** A drawer at the end of the page. */
export function SidePanel({ size = 520, children, ...rest }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer {...rest} position="right" size={size} closeButtonProps={{ 'aria-label': t('action.close') }}>
      {children}
    </Drawer>
  );
}
