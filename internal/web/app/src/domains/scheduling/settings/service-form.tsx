import { Button, Group, MultiSelect, SimpleGrid, Stack, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { useMe } from '@/app/session';
import { FormProblem } from '@/ui/form-problem';
import { currencyDigits, toMajor, toMinor } from '@/ui/format';
import { isStale, Stale } from '@/ui/stale';
import { useApiForm } from '@/ui/use-api-form';
import { ColorField } from './color-field';
import { NumberField } from './number-field';
import { nextColor } from './palette';
import { useAllServices, useRefreshSettings, useResources } from './queries';
import { RoomTypeSelect } from './room-type-select';
import { isDuration } from './suggested';
import type { Service } from './types';

interface Props {
  /** The service to change; without it, a new one is added. */
  service?: Service;
  onSaved: (service: Service) => void;
  onCancel: () => void;
}

type Draft = {
  name: string;
  duration_minutes: number | undefined;
  buffer_before_minutes: number | undefined;
  buffer_after_minutes: number | undefined;
  /** In major units, as it is typed. */
  price: number | undefined;
  color: string;
  room_type: string;
  practitioner_ids: string[];
  online: boolean;
  online_name: string;
};

function isBuffer(minutes: number | undefined): boolean {
  return minutes !== undefined && minutes >= 0 && minutes <= 240 && minutes % 5 === 0;
}

/** Everything about one service. */
export function ServiceForm({ service, onSaved, onCancel }: Props) {
  const { t } = useTranslation(['branches', 'common']);
  const me = useMe();
  const refresh = useRefreshSettings();
  const others = useAllServices().data?.items ?? [];
  const currency = service?.price.currency ?? me.tenant.currency;
  const { form, onSubmit, sending, problem } = useApiForm<Draft>({
    mode: 'controlled',
    initialValues: {
      name: service?.name ?? '',
      duration_minutes: service?.duration_minutes ?? 30,
      buffer_before_minutes: service?.buffer_before_minutes ?? 0,
      buffer_after_minutes: service?.buffer_after_minutes ?? 0,
      price: service ? toMajor(service.price.amount, currency) : undefined,
      color: service?.color || nextColor(others.filter((s) => s.active).map((s) => s.color)),
      room_type: service?.room_type ?? '',
      practitioner_ids: service?.practitioner_ids ?? [],
      online: service?.online ?? false,
      online_name: service?.online_name ?? '',
    },
    validate: {
      name: (name) => (name.trim() ? null : t('common:field.required')),
      duration_minutes: (minutes) => (isDuration(minutes) ? null : t('services.fault.duration')),
      buffer_before_minutes: (minutes) => (isBuffer(minutes) ? null : t('services.fault.buffer')),
      buffer_after_minutes: (minutes) => (isBuffer(minutes) ? null : t('services.fault.buffer')),
      price: (price) => (price === undefined ? t('services.fault.price') : null),
    },
    pointers: { '/price/amount': 'price', '/price/currency': 'price' },
    send: async ({ price, duration_minutes, ...draft }) => {
      const body = {
        ...draft,
        duration_minutes: duration_minutes ?? 0,
        buffer_before_minutes: draft.buffer_before_minutes ?? 0,
        buffer_after_minutes: draft.buffer_after_minutes ?? 0,
        price: { amount: toMinor(price ?? 0, currency), currency },
      };
      const { data } = service
        ? await client.PATCH('/services/{id}', {
            params: { path: { id: service.id }, header: ifMatch(service.version) },
            body,
          })
        : await client.POST('/services', { body });
      await refresh();
      if (data) onSaved(data);
    },
  });
  const minutes = { rightSection: t('services.min'), rightSectionWidth: 48 };

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <Stale problem={problem} onReload={refresh} />
        <TextInput
          label={t('services.name')}
          required
          maxLength={120}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        <SimpleGrid cols={2} spacing="sm" verticalSpacing="md">
          <NumberField
            label={t('services.duration')}
            required
            {...minutes}
            {...form.getInputProps('duration_minutes')}
          />
          <NumberField
            label={t('services.price')}
            required
            digits={currencyDigits(currency)}
            rightSection={currency}
            rightSectionWidth={52}
            {...form.getInputProps('price')}
          />
          <NumberField
            label={t('services.buffer_before')}
            {...minutes}
            {...form.getInputProps('buffer_before_minutes')}
          />
          <NumberField
            label={t('services.buffer_after')}
            {...minutes}
            {...form.getInputProps('buffer_after_minutes')}
          />
        </SimpleGrid>
        <RoomTypeSelect
          label={t('services.room')}
          description={t('services.room_hint')}
          none={t('services.no_room')}
          {...form.getInputProps('room_type')}
        />
        <Givers value={form.values.practitioner_ids} {...form.getInputProps('practitioner_ids')} />
        <Switch
          label={t('services.online')}
          description={t('services.online_hint')}
          {...form.getInputProps('online', { type: 'checkbox' })}
        />
        {form.values.online ? (
          <TextInput
            label={t('services.online_name')}
            description={t('services.online_name_hint')}
            placeholder={form.values.name}
            maxLength={120}
            autoComplete="off"
            {...form.getInputProps('online_name')}
          />
        ) : null}
        <ColorField
          label={t('services.color')}
          value={form.values.color}
          onChange={(color) => form.setFieldValue('color', color)}
        />
        {isStale(problem) ? null : <FormProblem problem={problem} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {service ? t('common:action.save') : t('services.add_this')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface GiversProps {
  value: string[];
  onChange: (ids: string[]) => void;
  error?: React.ReactNode;
}

/** Who gives the service; nobody named means everybody. */
function Givers({ value, ...rest }: GiversProps) {
  const { t } = useTranslation('branches');
  const people = (useResources().data?.items ?? []).filter((r) => r.kind === 'practitioner');
  const choices = people.filter((p) => p.active || value.includes(p.id));
  if (choices.length === 0) return null;
  return (
    <MultiSelect
      label={t('services.given_by')}
      description={t('services.given_by_hint')}
      placeholder={value.length === 0 ? t('services.everybody') : undefined}
      data={choices.map((p) => ({ value: p.id, label: p.name }))}
      searchable
      clearable
      hidePickedOptions
      nothingFoundMessage={t('nothing_found')}
      value={value}
      {...rest}
    />
  );
}
