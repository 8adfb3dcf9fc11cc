import { Button, Checkbox, Group, Input, NumberInput, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { directionOf } from '@/i18n/languages';
import { type ConsentAnswer, type ListAnswer, type Question, say } from './form';
import classes from './intake.module.css';

interface Props {
  question: Question;
  value: unknown;
  onChange: (value: unknown) => void;
  error?: string | undefined;
  language: string;
}

/** One question of a form, by its kind. */
export function QuestionField({ question: q, value, onChange, error, language }: Props) {
  const label = say(q.label, language);
  const shared = {
    id: `q-${q.key}`,
    label,
    description: say(q.help, language) || undefined,
    required: q.required ?? false,
    error,
    size: 'md' as const,
  };
  switch (q.kind) {
    case 'long_text':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={2}
          maxLength={4000}
          value={(value as string | undefined) ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          {...shared}
          {...(q.min === undefined ? {} : { min: q.min })}
          {...(q.max === undefined ? {} : { max: q.max })}
          value={(value as number | undefined) ?? ''}
          onChange={(n) => onChange(typeof n === 'number' ? n : null)}
        />
      );
    case 'date':
      return (
        <TextInput
          {...shared}
          type="date"
          value={(value as string | undefined) ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case 'yes_no':
      return <YesNo shared={shared} value={value} onChange={onChange} />;
    case 'single':
      return (
        <Radio.Group {...shared} value={(value as string | undefined) ?? ''} onChange={onChange}>
          <Stack gap="xs" mt="xs">
            {q.options?.map((o) => (
              <Radio key={o.key} value={o.key} label={say(o.label, language)} size="md" />
            ))}
          </Stack>
        </Radio.Group>
      );
    case 'multiple':
      return (
        <Checkbox.Group {...shared} value={(value as string[] | undefined) ?? []} onChange={onChange}>
          <Stack gap="xs" mt="xs">
            {q.options?.map((o) => (
              <Checkbox key={o.key} value={o.key} label={say(o.label, language)} size="md" />
            ))}
          </Stack>
        </Checkbox.Group>
      );
    case 'scale':
      return <Scale q={q} shared={shared} value={value} onChange={onChange} />;
    case 'list':
      return <ListField shared={shared} value={(value as ListAnswer | undefined) ?? {}} onChange={onChange} />;
    case 'consent':
      return <ConsentField q={q} shared={shared} value={(value as ConsentAnswer) ?? {}} onChange={onChange} />;
    default:
      return (
        <TextInput
          {...shared}
          maxLength={4000}
          value={(value as string | undefined) ?? ''}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}

interface Shared {
  id: string;
  label: string;
  description: string | undefined;
  required: boolean;
  error: string | undefined;
  size: 'md';
}

interface FieldProps<Value> {
  shared: Shared;
  value: Value;
  onChange: (value: unknown) => void;
}

function YesNo({ shared, value, onChange }: FieldProps<unknown>) {
  const { t } = useTranslation('intake');
  return (
    <Radio.Group
      {...shared}
      value={typeof value === 'boolean' ? String(value) : ''}
      onChange={(said) => onChange(said === 'true')}
    >
      <Group mt="xs" gap="lg">
        <Radio value="true" label={t('answer.yes')} size="md" />
        <Radio value="false" label={t('answer.no')} size="md" />
      </Group>
    </Radio.Group>
  );
}

function Scale({ q, shared, value, onChange }: FieldProps<unknown> & { q: Question }) {
  const from = q.min ?? 0;
  const steps = Array.from({ length: (q.max ?? 10) - from + 1 }, (_, i) => i + from);
  return (
    <Radio.Group
      {...shared}
      value={value === undefined || value === null ? '' : String(value)}
      onChange={(n) => onChange(Number(n))}
    >
      <Group mt="xs" gap="sm">
        {steps.map((n) => (
          <Radio key={n} value={String(n)} label={String(n)} size="md" />
        ))}
      </Group>
    </Radio.Group>
  );
}

/** Allergies, medication, conditions: one line each, or none. */
function ListField({ shared, value, onChange }: FieldProps<ListAnswer>) {
  const { t } = useTranslation('intake');
  const [typed, setTyped] = useState('');
  const label = useId();
  const items = value.items ?? [];

  function add() {
    const item = typed.trim();
    if (item && !items.includes(item)) onChange({ items: [...items, item] });
    setTyped('');
  }

  return (
    <fieldset className={classes.question} aria-labelledby={label}>
      <Input.Label id={label} required={shared.required} size="md" labelElement="div">
        {shared.label}
      </Input.Label>
      <Stack gap="xs" mt={4}>
        {items.map((item) => (
          <Group key={item} justify="space-between" wrap="nowrap">
            <Text>
              <bdi>{item}</bdi>
            </Text>
            <Button
              variant="subtle"
              size="compact-sm"
              color="red"
              aria-label={t('list.remove', { item })}
              onClick={() => onChange({ items: items.filter((x) => x !== item) })}
            >
              <IconTrash size={16} aria-hidden />
            </Button>
          </Group>
        ))}
        {value.none ? null : (
          <Group align="flex-end" wrap="nowrap" gap="xs">
            <TextInput
              id={shared.id}
              flex={1}
              size="md"
              aria-label={`${shared.label}: ${t('list.add')}`}
              value={typed}
              maxLength={200}
              onChange={(event) => setTyped(event.currentTarget.value)}
              onBlur={add}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <Button variant="default" size="md" leftSection={<IconPlus size={16} aria-hidden />} onClick={add}>
              {t('list.add')}
            </Button>
          </Group>
        )}
        {items.length === 0 ? (
          <Checkbox
            size="md"
            label={t('list.none')}
            checked={value.none === true}
            onChange={(event) => onChange(event.currentTarget.checked ? { none: true } : {})}
          />
        ) : null}
        {shared.error ? <Input.Error size="md">{shared.error}</Input.Error> : null}
      </Stack>
    </fieldset>
  );
}

/** A purpose with its exact words, agreed to or not. */
function ConsentField({ q, shared, value, onChange }: FieldProps<ConsentAnswer> & { q: Question }) {
  const { t } = useTranslation('intake');
  const text = q.text;
  if (!text) return null;
  const direction = directionOf(text.language);
  return (
    <Stack gap="xs">
      <Text fw={600} dir={direction} lang={text.language}>
        {text.title}
      </Text>
      <Text size="sm" className={classes.words} dir={direction} lang={text.language}>
        {text.body}
      </Text>
      <Radio.Group
        id={shared.id}
        aria-label={text.title}
        error={shared.error}
        value={value.state ?? ''}
        onChange={(state) => onChange({ state, sha256: text.sha256 })}
      >
        <Group gap="lg">
          <Radio value="given" label={t('answer.agree')} size="md" />
          <Radio value="refused" label={t('answer.disagree')} size="md" />
        </Group>
      </Radio.Group>
    </Stack>
  );
}
