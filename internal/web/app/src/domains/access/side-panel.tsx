import { Drawer, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: number;
  children: ReactNode;
}

/** A drawer at the end of the page. Its head is no landmark: a dialog over it has one of its own. */
export function SidePanel({ opened, onClose, title, size = 520, children }: Props) {
  const { t } = useTranslation();
  return (
    <Drawer.Root opened={opened} onClose={onClose} position="right" size={size}>
      <Drawer.Overlay />
      <Drawer.Content>
        <Group justify="space-between" wrap="nowrap" px="md" pt="md" pb="xs">
          <Drawer.Title fz="lg" fw={600}>
            {title}
          </Drawer.Title>
          <Drawer.CloseButton aria-label={t('action.close')} />
        </Group>
        <Drawer.Body>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
