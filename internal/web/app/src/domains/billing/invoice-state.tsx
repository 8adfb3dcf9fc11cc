import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '@/api/client';

const colors = { unpaid: 'red', part_paid: 'orange', paid: 'green', credited: 'gray', settled: 'gray' } as const;

/** Where an invoice stands. */
export function InvoiceState({ invoice: i }: { invoice: Pick<Schema<'Invoice'>, 'kind' | 'status' | 'state'> }) {
  const { t } = useTranslation('billing');
  if (i.kind === 'credit_note') return <Badge color="gray">{t('credit_note')}</Badge>;
  if (i.status !== 'issued') return <Badge color="gray">{t(`status.${i.status}`)}</Badge>;
  return <Badge color={colors[i.state]}>{t(`state.${i.state}`)}</Badge>;
}
