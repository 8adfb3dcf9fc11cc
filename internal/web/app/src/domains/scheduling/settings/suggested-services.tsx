import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '@/api/client';
import { asProblem, type Problem } from '@/api/problem';
import { FormProblem } from '@/ui/form-problem';
import { currencyDigits } from '@/ui/format';
import { fieldText } from '@/ui/problem-text';
import { Swatch } from './color-field';
import { NumberField } from './number-field';
import { useRefreshSettings, useResources, useRoomTypes } from './queries';
import { faultAt, type Row, type RowFault, rowFaults, rowsFrom, servicesFrom } from './suggested';
import classes from './suggested-services.module.css';
import type { Service, SuggestedService } from './types';

interface Props {
  suggestions: SuggestedService[];
  /** Names that are on offer already: not to be added twice. */
  taken?: string[];
  onSaved: (services: Service[]) => void;
  onCancel?: () => void;
  submitLabel?: string;
}

type Faults = Record<string, Partial<Record<RowFault, string>>>;

/** What clinics of this type usually offer, to be looked through and taken over in one go. */
export function SuggestedServices({ suggestions, taken = [], onSaved, onCancel, submitLabel }: Props) {
  const { t, i18n } = useTranslation(['branches', 'common']);
  const refresh = useRefreshSettings();
  const [rows, setRows] = useState(() => rowsFrom(suggestions, taken));
  const [faults, setFaults] = useState<Faults>({});
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const form = useRef<HTMLFormElement>(null);
  const chosen = rows.filter((r) => r.chosen).length;
  const free = rows.filter((r) => !r.taken);
  const rooms = useRoomTypesHere();

  function change(key: string, part: Partial<Row>) {
    setRows((all) => all.map((row) => (row.key === key ? { ...row, ...part } : row)));
    setFaults(({ [key]: _, ...others }) => others);
  }

  /** Shows what is wrong, and leads to the first of it. */
  function show(found: Faults) {
    setFaults(found);
    if (Object.keys(found).length === 0) return;
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  function place(failed: Problem) {
    const placed: Faults = {};
    for (const field of failed.fields) {
      const at = faultAt(field.pointer, rows);
      if (at) placed[at.key] = { ...placed[at.key], [at.field]: fieldText(field, failed.code, i18n) };
    }
    show(placed);
    if (Object.keys(placed).length === 0) setProblem(failed);
  }

  async function save() {
    const own = Object.fromEntries(
      rows
        .map((row) => [row.key, Object.fromEntries(rowFaults(row).map((f) => [f, t(`services.fault.${f}`)]))] as const)
        .filter(([, fields]) => Object.keys(fields).length > 0),
    );
    show(own);
    setProblem(undefined);
    if (Object.keys(own).length > 0 || chosen === 0) return;
    setSending(true);
    try {
      const { data } = await client.POST('/services/batch', { body: { services: servicesFrom(rows, rooms) } });
      await refresh();
      onSaved(data?.items ?? []);
    } catch (error) {
      place(asProblem(error));
    } finally {
      setSending(false);
    }
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        <div className={classes.list}>
          <Group className={classes.head} justify="space-between" gap="xs">
            <Checkbox
              label={t('services.chosen', { count: chosen })}
              checked={chosen > 0 && chosen === free.length}
              indeterminate={chosen > 0 && chosen < free.length}
              onChange={(e) => {
                const all = e.currentTarget.checked;
                setRows((list) => list.map((row) => ({ ...row, chosen: all && !row.taken })));
              }}
            />
          </Group>
          {rows.map((row) => (
            <SuggestionRow
              key={row.key}
              row={row}
              rooms={rooms}
              faults={faults[row.key] ?? {}}
              onChange={(part) => change(row.key, part)}
            />
          ))}
        </div>
        <FormProblem problem={problem} />
        <Group justify="flex-end" gap="xs">
          {onCancel ? (
            <Button variant="default" onClick={onCancel}>
              {t('common:action.cancel')}
            </Button>
          ) : null}
          <Button type="submit" loading={sending} disabled={chosen === 0}>
            {submitLabel ?? t('services.add_chosen', { count: chosen })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The kinds of room the clinic has. */
function useRoomTypesHere(): ReadonlySet<string> {
  const rooms = useResources().data?.items.filter((r) => r.kind === 'room' && r.active) ?? [];
  return new Set(rooms.flatMap((r) => r.room_type ?? []));
}

interface RowProps {
  row: Row;
  rooms: ReadonlySet<string>;
  faults: Partial<Record<RowFault, string>>;
  onChange: (part: Partial<Row>) => void;
}

function SuggestionRow({ row, rooms, faults, onChange }: RowProps) {
  const { t } = useTranslation('branches');
  const { nameOf } = useRoomTypes();
  const { from } = row;
  const notes = [
    from.room_type && rooms.has(from.room_type) ? nameOf(from.room_type) : '',
    from.buffer_before_minutes ? t('services.before', { count: from.buffer_before_minutes }) : '',
    from.buffer_after_minutes ? t('services.after', { count: from.buffer_after_minutes }) : '',
  ].filter(Boolean);
  return (
    <fieldset className={classes.row} data-chosen={row.chosen || undefined}>
      <legend className={classes.legend}>{from.name}</legend>
      <Checkbox
        className={classes.check}
        aria-label={t('services.choose', { name: from.name })}
        checked={row.chosen}
        disabled={row.taken}
        onChange={(e) => onChange({ chosen: e.currentTarget.checked })}
      />
      <div className={classes.name}>
        {row.chosen ? (
          <TextInput
            aria-label={t('services.name')}
            leftSection={<Swatch color={from.color} />}
            autoComplete="off"
            maxLength={120}
            value={row.name}
            error={faults.name}
            onChange={(e) => onChange({ name: e.currentTarget.value })}
          />
        ) : (
          <Text className={classes.off}>
            <Swatch color={from.color} /> {row.name}
          </Text>
        )}
        <Text size="xs" c="dimmed" className={classes.note}>
          {row.taken ? t('services.taken') : notes.join(' · ')}
        </Text>
      </div>
      <NumberField
        className={classes.duration}
        aria-label={t('services.duration')}
        rightSection={<span className={classes.unit}>{t('services.min')}</span>}
        rightSectionWidth={44}
        disabled={!row.chosen}
        value={row.duration}
        error={faults.duration}
        onChange={(duration) => onChange({ duration })}
      />
      <NumberField
        className={classes.price}
        aria-label={t('services.price')}
        leftSection={<span className={classes.unit}>{from.price.currency}</span>}
        leftSectionWidth={48}
        digits={currencyDigits(from.price.currency)}
        disabled={!row.chosen}
        value={row.price}
        error={faults.price}
        onChange={(price) => onChange({ price })}
      />
    </fieldset>
  );
}
