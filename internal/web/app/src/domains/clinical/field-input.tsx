import {
  ActionIcon,
  Checkbox,
  Group,
  Input,
  MultiSelect,
  NativeSelect,
  Radio,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { unitText, useName } from './names';
import { regions } from './regions';
import { expand } from './snippets';
import { ToothChart } from './tooth-chart';
import type { MeasureKind, Measurement, NoteField, Plan, Problem, Snippet, Teeth } from './types';

interface Props {
  field: NoteField;
  value: unknown;
  onChange: (value: unknown) => void;
  error: string | undefined;
  snippets: Snippet[];
  kinds: MeasureKind[];
}

/** One field of a note, by its kind. */
export function FieldInput(props: Props) {
  const { field, value, onChange, error } = props;
  const name = useName();
  const label = name(field.label);
  switch (field.kind) {
    case 'text':
      return <Words {...props} label={label} value={(value as string) ?? ''} onChange={onChange} />;
    case 'number':
      return (
        <TextInput
          label={label}
          inputMode="decimal"
          rightSection={field.unit ? <Text size="sm">{unitText(field.unit)}</Text> : undefined}
          value={(value as string) ?? ''}
          onChange={(e) => onChange(e.currentTarget.value)}
          error={error}
          maw={220}
        />
      );
    case 'choice':
      return (
        <Radio.Group
          label={label}
          value={(value as string) ?? ''}
          onChange={onChange}
          error={error}
          withAsterisk={Boolean(field.required)}
        >
          <Group gap="md" mt={4}>
            {field.options?.map((o) => (
              <Radio key={o.key} value={o.key} label={name(o.label)} />
            ))}
          </Group>
        </Radio.Group>
      );
    case 'checklist':
      return (
        <Checkbox.Group
          label={label}
          value={(value as string[]) ?? []}
          onChange={(v) => onChange(v.length > 0 ? v : undefined)}
          error={error}
        >
          <Group gap="md" mt={4}>
            {field.options?.map((o) => (
              <Checkbox key={o.key} value={o.key} label={name(o.label)} />
            ))}
          </Group>
        </Checkbox.Group>
      );
    case 'measure':
      return <Measure {...props} label={label} value={value as Measurement | undefined} />;
    case 'tooth_chart':
      return <ToothChart label={label} value={(value as Teeth) ?? {}} onChange={onChange} />;
    case 'body_map':
      return <Body label={label} value={(value as string[]) ?? []} onChange={onChange} error={error} />;
    case 'problems':
      return <Problems label={label} value={(value as Problem[]) ?? []} onChange={onChange} error={error} />;
    case 'plan':
      return <PlanFields {...props} label={label} value={(value as Plan) ?? {}} />;
  }
}

function Words({
  label,
  value,
  onChange,
  error,
  snippets,
  field,
}: Omit<Props, 'value' | 'onChange'> & { label: string; value: string; onChange: (value: string) => void }) {
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <Textarea
      ref={area}
      label={label}
      autosize
      minRows={2}
      maxRows={16}
      maxLength={20_000}
      withAsterisk={Boolean(field.required)}
      value={value}
      error={error}
      onChange={(e) => {
        const written = expand(e.currentTarget.value, e.currentTarget.selectionStart, snippets);
        onChange(written?.text ?? e.currentTarget.value);
        if (written) requestAnimationFrame(() => area.current?.setSelectionRange(written.caret, written.caret));
      }}
    />
  );
}

/** Where a value lies: `odd` is worth a second look, `impossible` is refused at the signature. */
export function judge(kind: MeasureKind, m: Measurement): 'fine' | 'odd' | 'impossible' {
  if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(m.value)) return 'impossible';
  const other = kind.other_units.find((u) => u.unit === m.unit);
  const typed = Number(m.value);
  const v = other ? ((typed + Number(other.add ?? 0)) * Number(other.times)) / Number(other.over ?? 1) : typed;
  if (v < Number(kind.min) || v > Number(kind.max)) return 'impossible';
  if ((kind.low && v < Number(kind.low)) || (kind.high && v > Number(kind.high))) return 'odd';
  return 'fine';
}

function Measure({
  field,
  label,
  value,
  onChange,
  error,
  kinds,
}: Omit<Props, 'value'> & { label: string; value: Measurement | undefined }) {
  const { t } = useTranslation('clinical');
  const kind = kinds.find((k) => k.code === field.measure);
  const unit = value?.unit ?? kind?.unit ?? '';
  const verdict = kind && value?.value ? judge(kind, { value: value.value, unit }) : 'fine';
  const units = kind ? [kind.unit, ...kind.other_units.map((u) => u.unit)] : [];
  return (
    <TextInput
      label={label}
      inputMode="decimal"
      dir="ltr"
      styles={{ label: { unicodeBidi: 'plaintext' } }}
      value={value?.value ?? ''}
      onChange={(e) => {
        const text = e.currentTarget.value.replace(',', '.').trim();
        onChange(text ? { value: text, unit } : undefined);
      }}
      error={error ?? (verdict === 'impossible' ? t('measure.impossible') : undefined)}
      description={verdict === 'odd' ? t('measure.odd') : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      w={168}
      rightSectionWidth={units.length > 1 ? 72 : 64}
      rightSection={
        units.length > 1 ? (
          <NativeSelect
            aria-label={t('measure.unit_of', { what: label })}
            variant="unstyled"
            size="xs"
            data={units.map((u) => ({ value: u, label: unitText(u) }))}
            value={unit}
            onChange={(e) =>
              onChange(
                value
                  ? { value: value.value, unit: e.currentTarget.value }
                  : { value: '', unit: e.currentTarget.value },
              )
            }
          />
        ) : (
          <Text size="xs" c="dimmed">
            {unitText(unit)}
          </Text>
        )
      }
    />
  );
}

function Body({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: string[];
  onChange: (value: unknown) => void;
  error: string | undefined;
}) {
  const { t } = useTranslation('clinical');
  return (
    <MultiSelect
      label={label}
      data={regions.map((r) => ({ value: r, label: t(`region.${r}`) }))}
      value={value}
      onChange={(v) => onChange(v.length > 0 ? v : undefined)}
      searchable
      error={error}
      nothingFoundMessage={t('region.nothing')}
    />
  );
}

function Problems({
  label,
  value,
  onChange,
  error,
}: {
  label: string;
  value: Problem[];
  onChange: (value: unknown) => void;
  error: string | undefined;
}) {
  const { t } = useTranslation(['clinical', 'common']);
  const [text, setText] = useState('');

  function add() {
    // "K02.1 Caries" is a code and a name, as ICD-10 writes them
    const match = /^([A-Z]\d{2}(?:\.[0-9A-Z]{1,4})?)\s+(.+)$/.exec(text.trim());
    const title = match?.[2] ?? text.trim();
    if (!title) return;
    onChange([...value, { code: match?.[1] ?? '', title }]);
    setText('');
  }

  return (
    <Input.Wrapper label={label} error={error}>
      <Stack gap={4}>
        {value.map((p, at) => (
          <Group key={`${p.code}-${p.title}`} gap={6}>
            {p.code ? <bdi>{p.code}</bdi> : null}
            <Text flex={1}>{p.title}</Text>
            <ActionIcon
              variant="subtle"
              size="sm"
              aria-label={t('problem.remove', { title: p.title })}
              onClick={() => {
                const left = value.filter((_, i) => i !== at);
                onChange(left.length > 0 ? left : undefined);
              }}
            >
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <TextInput
          aria-label={label}
          placeholder={t('problem.add')}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          onBlur={add}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && !e.ctrlKey && !e.metaKey) {
              e.preventDefault();
              add();
            }
          }}
        />
      </Stack>
    </Input.Wrapper>
  );
}

function PlanFields(props: Omit<Props, 'value'> & { label: string; value: Plan }) {
  const { t } = useTranslation('clinical');
  const { value, onChange, error } = props;
  const set = (part: Partial<Plan>) => {
    const next = { ...value, ...part };
    const empty = !next.text && !next.follow_up && !next.follow_up_on && !next.orders?.length;
    onChange(empty ? undefined : next);
  };
  return (
    <Stack gap="xs">
      <Words {...props} value={value.text ?? ''} onChange={(text) => set({ text })} error={undefined} />
      <Group gap="xs" align="flex-start">
        <TextInput
          type="date"
          label={t('plan.follow_up_on')}
          value={value.follow_up_on ?? ''}
          onChange={(e) => set({ follow_up_on: e.currentTarget.value })}
          error={error}
        />
        <TextInput
          flex={1}
          miw={180}
          label={t('plan.follow_up')}
          value={value.follow_up ?? ''}
          onChange={(e) => set({ follow_up: e.currentTarget.value })}
          maxLength={500}
        />
      </Group>
      <TagsInput
        label={t('plan.orders')}
        value={value.orders ?? []}
        onChange={(orders) => set({ orders })}
        maxTags={50}
      />
    </Stack>
  );
}
