import { ActionIcon, Button, Group, SegmentedControl, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { DatePickerInput, TimeInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { useLocale } from '@/app/locale';
import { useMe } from '@/app/session';
import type { Branch } from '@/domains/branches/types';
import { useDateLabels } from '@/domains/branches/use-date-labels';
import { FormProblem } from '@/ui/form-problem';
import { formatWallDate, todayIn } from '@/ui/format';
import { toast } from '@/ui/toast';
import { useApiForm } from '@/ui/use-api-form';
import classes from './exceptions.module.css';
import { useRefreshSettings } from './queries';
import type { Exception, Resource } from './types';

interface Props {
  resource: Resource;
  branches: Branch[];
  onDone: () => void;
}

type Draft = {
  kind: Exception['kind'];
  dates: [string | null, string | null];
  /** Leave of the whole day, or of some hours. */
  whole: boolean;
  ranges: { starts: string; ends: string }[];
  /** Empty is everywhere. */
  branch_id: string;
  reason: string;
};

/** Adds leave, or other hours on some dates. */
export function ExceptionForm({ resource, branches, onDone }: Props) {
  const { t } = useTranslation(['branches', 'common']);
  const { tag } = useLocale();
  const labels = useDateLabels();
  const { permissions } = useMe();
  const everywhere = permissions['resources.manage']?.chain ?? false;
  const refresh = useRefreshSettings();
  const { form, onSubmit, sending, problem } = useApiForm<Draft>({
    mode: 'controlled',
    initialValues: {
      kind: 'leave',
      dates: [null, null],
      whole: true,
      ranges: [{ starts: '09:00', ends: '13:00' }],
      branch_id: everywhere ? '' : (branches[0]?.id ?? ''),
      reason: '',
    },
    validate: (draft) => ({
      ...(draft.dates[0] ? {} : { dates: t('common:field.required') }),
      ...(draft.kind === 'leave' && draft.whole ? {} : rangeFaults(draft.ranges, t('hours.fault.missing'))),
    }),
    pointers: { '/starts_on': 'dates', '/ends_on': 'dates' },
    send: async ({ dates: [first, last], whole, kind, ranges, branch_id, reason }) => {
      if (!first) return;
      await client.POST('/resources/{id}/exceptions', {
        params: { path: { id: resource.id } },
        body: {
          kind,
          starts_on: first,
          ends_on: last ?? first,
          ranges: kind === 'leave' && whole ? [] : ranges,
          branch_id: branch_id || null,
          reason: reason.trim(),
        },
      });
      await refresh();
      toast.done(t('away.added'));
      onDone();
    },
  });
  const { kind, whole, dates } = form.values;

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="md">
        <SegmentedControl
          fullWidth
          aria-label={t('away.kind')}
          data={[
            { value: 'leave', label: t('away.leave') },
            { value: 'override', label: t('away.override') },
          ]}
          {...form.getInputProps('kind')}
        />
        <Text size="sm" c="dimmed">
          {t(`away.${kind}_hint`)}
        </Text>
        <DatePickerInput
          type="range"
          ariaLabels={labels}
          label={t('away.dates')}
          placeholder={t('away.dates_hint')}
          allowSingleDateInRange
          popoverProps={{ withRoles: false }}
          required
          minDate={todayIn(branches[0]?.time_zone ?? 'UTC')}
          valueFormatter={({ date }) =>
            Array.isArray(date)
              ? date
                  .filter((d): d is string => typeof d === 'string')
                  .map((d) => formatWallDate(d, tag))
                  .join(' – ')
              : ''
          }
          value={dates}
          onChange={(picked) => {
            form.setFieldValue('dates', picked);
            form.clearFieldError('dates');
          }}
          error={form.errors.dates}
        />
        {kind === 'leave' ? (
          <Switch
            label={t('away.whole')}
            checked={whole}
            onChange={(e) => form.setFieldValue('whole', e.currentTarget.checked)}
          />
        ) : null}
        {kind === 'override' || !whole ? <Ranges form={form} /> : null}
        {branches.length > 1 ? (
          <Select
            label={t('away.where')}
            data={[
              ...(everywhere ? [{ value: '', label: t('away.everywhere') }] : []),
              ...branches.map((b) => ({ value: b.id, label: b.name })),
            ]}
            {...form.getInputProps('branch_id')}
          />
        ) : null}
        <TextInput
          label={t('away.reason')}
          description={t('away.reason_hint')}
          maxLength={300}
          autoComplete="off"
          {...form.getInputProps('reason')}
        />
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onDone}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={sending}>
            {t(`away.add_${kind}`)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function rangeFaults(ranges: Draft['ranges'], text: string): Record<string, string> {
  return Object.fromEntries(
    ranges.flatMap(({ starts, ends }, i) => (starts && ends && starts !== ends ? [] : [[`ranges.${i}.starts`, text]])),
  );
}

type Form = ReturnType<typeof useApiForm<Draft>>['form'];

function Ranges({ form }: { form: Form }) {
  const { t } = useTranslation('branches');
  const { ranges } = form.values;
  return (
    <Stack gap={6}>
      {ranges.map((_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a range is known by its place
        <div key={i}>
          <div className={classes.range}>
            <TimeInput
              aria-label={t('away.starts')}
              {...form.getInputProps(`ranges.${i}.starts`)}
              error={Boolean(form.errors[`ranges.${i}.starts`])}
            />
            <span aria-hidden>–</span>
            <TimeInput
              aria-label={t('away.ends')}
              {...form.getInputProps(`ranges.${i}.ends`)}
              error={Boolean(form.errors[`ranges.${i}.ends`])}
            />
            {ranges.length > 1 ? (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={t('hours.remove')}
                onClick={() => form.removeListItem('ranges', i)}
              >
                <IconTrash size={16} aria-hidden />
              </ActionIcon>
            ) : null}
          </div>
          {form.errors[`ranges.${i}.starts`] || form.errors[`ranges.${i}.ends`] ? (
            <Text size="xs" c="var(--mantine-color-error)" role="alert">
              {form.errors[`ranges.${i}.starts`] ?? form.errors[`ranges.${i}.ends`]}
            </Text>
          ) : null}
        </div>
      ))}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => form.insertListItem('ranges', { starts: '14:00', ends: '18:00' })}
        >
          {t('away.add_range')}
        </Button>
      </Group>
    </Stack>
  );
}
