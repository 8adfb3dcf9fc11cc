import { Button, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, idempotency, type Schema } from '@/api/client';
import { FormProblem } from '@/ui/form-problem';
import { currencyDigits, toMajor, toMinor } from '@/ui/format';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import { SideDrawer } from '../scheduling/side-drawer';

interface Props {
  opened: boolean;
  onClose: () => void;
  onDone: () => void;
  branchId: string;
  patientId: string;
  balances: Schema<'PatientAccount'>['balances'];
}

const methods = ['cash', 'card', 'upi', 'bank', 'cheque', 'insurance', 'other'] as const;

/** Takes money: what is owed is filled in, and the oldest is paid first. */
export function TakePayment(props: Props) {
  const { t } = useTranslation('billing');
  const seller = api.useQuery('get', '/branches/{id}/billing', { params: { path: { id: props.branchId } } });
  return (
    <SideDrawer opened={props.opened} onClose={props.onClose} title={t('take.title')}>
      {props.opened && seller.data ? <Form {...props} currency={seller.data.currency} /> : null}
    </SideDrawer>
  );
}

function Form({ onClose, onDone, branchId, patientId, balances, currency }: Props & { currency: string }) {
  const { t } = useTranslation(['billing', 'common']);
  const [key] = useState(() => crypto.randomUUID());
  const owed = balances.find((b) => b.currency === currency)?.owed ?? 0;
  const { form, onSubmit, sending, problem } = useApiForm({
    initialValues: {
      amount: toMajor(owed, currency) as number | string,
      method: 'cash' as (typeof methods)[number],
      reference: '',
    },
    validate: { amount: (v) => (Number(v) > 0 ? null : t('common:field.required')) },
    pointers: { '/parts/0/amount': 'amount', '/parts/0/method': 'method', '/parts/0/reference': 'reference' },
    send: async (v) => {
      await client.POST('/payments', {
        params: { header: idempotency(key) },
        body: {
          branch_id: branchId,
          patient_id: patientId,
          parts: [{ method: v.method, amount: toMinor(v.amount, currency), reference: v.reference }],
        },
      });
      toast.done(t('take.done'));
      onDone();
      onClose();
    },
  });
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        <NumberInput
          label={`${t('take.amount')} (${currency})`}
          description={t('take.hint')}
          decimalScale={currencyDigits(currency)}
          min={0}
          data-autofocus
          key={form.key('amount')}
          {...form.getInputProps('amount')}
        />
        <Select
          label={t('take.method')}
          data={methods.map((m) => ({ value: m, label: t(`method.${m}`) }))}
          allowDeselect={false}
          key={form.key('method')}
          {...form.getInputProps('method')}
        />
        <TextInput
          label={t('take.reference')}
          maxLength={100}
          key={form.key('reference')}
          {...form.getInputProps('reference')}
        />
        <FormProblem problem={problem} />
        <Button type="submit" loading={sending}>
          {t('take.title')}
        </Button>
      </Stack>
    </form>
  );
}
