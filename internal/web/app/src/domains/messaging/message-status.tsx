import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Message, reasons } from './types';

const colors: Record<Message['status'] | 'late', string> = {
  scheduled: 'gray',
  queued: 'blue',
  sent: 'green',
  delivered: 'green',
  read: 'green',
  received: 'blue',
  failed: 'red',
  late: 'red',
  cancelled: 'gray',
  suppressed: 'yellow',
};

/** Where a message stands. */
export function MessageStatus({ message }: { message: Message }) {
  const { t } = useTranslation('messaging');
  const shown = message.late ? 'late' : message.status;
  return (
    <Badge color={colors[shown]} variant="dot" radius="sm" tt="none" fw={500}>
      {t(`status.${shown}`)}
    </Badge>
  );
}

/** Why it was not sent, or waits; with the vendor's code, for whoever mends it. */
export function MessageReason({ message }: { message: Message }) {
  const { t } = useTranslation('messaging');
  const known = reasons.find((r) => r === message.reason);
  if (!message.reason && !message.last_error) return null;
  return (
    <Text size="sm" c="dimmed">
      {known ? t(`reason.${known}`) : message.reason}
      {message.last_error ? (
        <>
          {' '}
          <bdi>{t('log.vendor', { code: message.last_error })}</bdi>
        </>
      ) : null}
    </Text>
  );
}
