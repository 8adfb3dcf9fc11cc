import { ActionIcon, Badge, Drawer, Menu, Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconDots, IconEye, IconEyeOff, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Branch } from '@/domains/branches/types';
import { toast } from '@/ui/toast';
import { useRoomTypes } from './queries';
import { RoomForm } from './room-form';
import classes from './settings.module.css';
import type { Resource } from './types';
import { useSetActive } from './use-set-active';

interface Props {
  rooms: Resource[];
  branches: Branch[];
  manage: boolean;
}

/** The rooms, by kind: what bookings take with them. */
export function RoomsTable({ rooms, branches, manage }: Props) {
  const { t } = useTranslation(['branches', 'common']);
  const { nameOf } = useRoomTypes();
  const setActive = useSetActive();
  const [open, setOpen] = useState<string>();
  const editing = rooms.find((r) => r.id === open);
  const several = branches.filter((b) => b.active).length > 1;
  const sorted = [...rooms].sort((a, b) => Number(b.active) - Number(a.active));
  const close = () => setOpen(undefined);
  return (
    <>
      <div className={classes.scroll}>
        <Table verticalSpacing={8} horizontalSpacing="md" className={classes.people}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('rooms.name')}</Table.Th>
              <Table.Th>{t('rooms.type')}</Table.Th>
              {several ? <Table.Th className={classes.wide}>{t('rooms.branches')}</Table.Th> : null}
              {manage ? (
                <Table.Th className={classes.act}>
                  <VisuallyHidden>{t('actions')}</VisuallyHidden>
                </Table.Th>
              ) : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map((r) => (
              <Table.Tr key={r.id} data-off={!r.active || undefined}>
                <Table.Td>
                  {manage ? (
                    <UnstyledButton className={classes.name} onClick={() => setOpen(r.id)}>
                      <bdi>{r.name}</bdi>
                    </UnstyledButton>
                  ) : (
                    <bdi className={classes.name}>{r.name}</bdi>
                  )}
                  {r.active ? null : (
                    <Badge ms={8} size="sm" color="gray" variant="light">
                      {t('rooms.inactive')}
                    </Badge>
                  )}
                </Table.Td>
                <Table.Td>{nameOf(r.room_type ?? '')}</Table.Td>
                {several ? (
                  <Table.Td className={classes.wide}>
                    {branches
                      .filter((b) => r.branch_ids.includes(b.id))
                      .map((b) => b.name)
                      .join(', ')}
                  </Table.Td>
                ) : null}
                {manage ? (
                  <Table.Td className={classes.act}>
                    <Menu position="bottom-end">
                      <Menu.Target>
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          size="lg"
                          aria-label={t('services.more_of', { name: r.name })}
                        >
                          <IconDots size={17} aria-hidden />
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setOpen(r.id)}>
                          {t('common:action.edit')}
                        </Menu.Item>
                        <Menu.Item
                          leftSection={
                            r.active ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />
                          }
                          onClick={() => void setActive(r, !r.active)}
                        >
                          {t(r.active ? 'rooms.take_out' : 'rooms.use_again')}
                        </Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  </Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Drawer
        opened={Boolean(editing)}
        onClose={close}
        position="right"
        size={440}
        title={editing?.name}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {editing ? (
          <RoomForm
            key={`${editing.id} ${editing.version}`}
            room={editing}
            branches={branches.filter((b) => b.active || editing.branch_ids.includes(b.id))}
            onCancel={close}
            onSaved={() => {
              close();
              toast.done(t('common:state.saved'));
            }}
          />
        ) : null}
      </Drawer>
    </>
  );
}
