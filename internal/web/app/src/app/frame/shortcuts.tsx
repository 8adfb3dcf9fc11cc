import { Kbd, Modal, Table, Text } from '@mantine/core';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';

const lines = [
  { key: 'palette', keys: ['mod', 'K'], join: '+' },
  { key: 'help', keys: ['?'], join: '' },
  { key: 'calendar', keys: ['g', 'c'], join: 'then' },
  { key: 'patients', keys: ['g', 'p'], join: 'then' },
  { key: 'new', keys: ['n'], join: '' },
  { key: 'close', keys: ['Esc'], join: '' },
] as const;

/** ⌘ where the keyboard has it. */
export function modKey(platform: string = navigator.platform): string {
  return /^(Mac|iP)/.test(platform) ? '⌘' : 'Ctrl';
}

/** The keys that work everywhere. */
export function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shortcuts.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
      <Table withRowBorders={false} verticalSpacing={6}>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.key}>
              <Table.Th scope="row" fw={400}>
                {t(`shortcuts.${line.key}`)}
              </Table.Th>
              <Table.Td ta="end" dir="ltr">
                {line.keys.map((k, i) => (
                  <Fragment key={k}>
                    {i > 0 ? (
                      <Text span size="xs" c="dimmed" mx={5}>
                        {line.join === 'then' ? t('shortcuts.then') : line.join}
                      </Text>
                    ) : null}
                    <Kbd>{k === 'mod' ? modKey() : k}</Kbd>
                  </Fragment>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
