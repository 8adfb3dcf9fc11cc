import {
  Button,
  Collapse,
  Fieldset,
  Group,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core';
import { DateInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { languages } from '@/i18n/languages';
import type { useApiForm } from '@/ui/use-api-form';
import { addressText, linesOf } from '../branches/address';
import { useCountries } from '../platform/packs';
import type { RecordValues } from './record-values';
import type { RegistrationRules } from './types';

export type RecordForm = ReturnType<typeof useApiForm<RecordValues>>['form'];

interface Props {
  form: RecordForm;
  rules: RegistrationRules;
  today: string;
  /** Whether a guardian is to be named. */
  minor: boolean;
  /** What is to be read as soon as the name is typed. */
  afterName?: ReactNode;
  /** Shows what is required, and the rest on asking: somebody waits at the desk. */
  short?: boolean;
}

/** The fields that are asked for at this place, in its order; those that are hidden stay where a record has them. */
export function RecordFields({ form, rules, today, minor, afterName, short = false }: Props) {
  const { t } = useTranslation('patients');
  const [all, setAll] = useState(!short);
  const start = form.getInitialValues();
  const parts: Record<string, (required: boolean) => ReactNode> = {
    phone: (required) => <PhoneFields form={form} name="phone" required={required} />,
    second_phone: (required) => <PhoneFields form={form} name="second_phone" required={required} />,
    birth_date: (required) => <BirthField form={form} today={today} required={required} />,
    sex: (required) => (
      <Choice
        form={form}
        name="sex"
        required={required}
        data={choices(['female', 'male', 'other', 'unknown'], (k) => t(`sex.${k}`))}
      />
    ),
    language: (required) => (
      <Choice
        form={form}
        name="language"
        required={required}
        data={languages.map((l) => ({ value: l.code, label: l.name }))}
      />
    ),
    channel: (required) => (
      <Choice
        form={form}
        name="channel"
        required={required}
        data={choices(['whatsapp', 'sms', 'email', 'call'], (k) => t(`channel.${k}`))}
      />
    ),
    email: (required) => <Line form={form} name="email" label={t('field.email')} required={required} type="email" />,
    address: (required) => <AddressFields form={form} rules={rules} required={required} />,
    referral: (required) => <ReferralFields form={form} required={required} />,
    emergency_contact: (required) => <ContactFields form={form} name="emergency_contact" required={required} />,
    guardian: (required) => <ContactFields form={form} name="guardian" required={required} />,
    notes: () => (
      <Textarea
        label={t('field.notes')}
        autosize
        minRows={2}
        key={form.key('notes')}
        {...form.getInputProps('notes')}
      />
    ),
  };
  const lines = ['given_name', 'family_name', 'preferred_name', 'gender', 'occupation'] as const;
  for (const name of lines)
    parts[name] = (required) => <Line form={form} name={name} label={t(`field.${name}`)} required={required} />;
  const needed = ({ key, need }: RegistrationRules['fields'][number]) =>
    need === 'required' || (key === 'guardian' && minor);
  const shown = rules.fields.filter((field) => {
    const guarded = field.key === 'guardian' && (minor || start.guardian.name !== '');
    return guarded || (field.need !== 'hidden' && (field.key !== 'guardian' || needed(field)));
  });
  const draw = (fields: typeof shown) =>
    fields.map((field) => (parts[field.key] ? <div key={field.key}>{parts[field.key]?.(needed(field))}</div> : null));
  if (!short)
    return (
      <Stack gap="sm">
        <Line form={form} name="name" label={t('field.name')} required />
        {draw(shown)}
      </Stack>
    );
  const wrong = Object.keys(form.errors).length > 0;
  return (
    <Stack gap="sm">
      <Line form={form} name="name" label={t('field.name')} required />
      {afterName}
      {draw(shown.filter(needed))}
      {all ? null : (
        <Button variant="subtle" size="compact-md" onClick={() => setAll(true)}>
          {t('form.more')}
        </Button>
      )}
      <Collapse expanded={all || wrong}>
        <Stack gap="sm">{draw(shown.filter((field) => !needed(field)))}</Stack>
      </Collapse>
    </Stack>
  );
}

function choices<const K extends string>(keys: readonly K[], label: (key: K) => string) {
  return keys.map((value) => ({ value, label: label(value) }));
}

interface LineProps {
  form: RecordForm;
  name: string;
  label: string;
  required?: boolean;
  type?: string;
}

function Line({ form, name, label, required = false, type = 'text' }: LineProps) {
  return (
    <TextInput
      label={label}
      type={type}
      withAsterisk={required}
      autoComplete="off"
      key={form.key(name)}
      {...form.getInputProps(name)}
    />
  );
}

function Choice({
  form,
  name,
  data,
  required,
}: Omit<LineProps, 'label'> & { data: { value: string; label: string }[] }) {
  const { t } = useTranslation('patients');
  return <Pick form={form} name={name} label={t(`field.${name as 'sex'}`)} data={data} required={required ?? false} />;
}

function Pick({ form, name, label, data, required = false }: LineProps & { data: { value: string; label: string }[] }) {
  const { onChange: _, defaultValue, ...props } = form.getInputProps(name);
  return (
    <Select
      label={label}
      data={data}
      clearable
      withAsterisk={required}
      key={form.key(name)}
      {...props}
      defaultValue={(defaultValue as string) || null}
      onChange={(value) => form.setFieldValue(name, value ?? '')}
    />
  );
}

function PhoneFields({
  form,
  name,
  required,
}: {
  form: RecordForm;
  name: 'phone' | 'second_phone';
  required: boolean;
}) {
  const { t } = useTranslation('patients');
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Line form={form} name={name} label={t(`field.${name}`)} required={required} type="tel" />
      <Line form={form} name={`${name}_owner`} label={t('field.phone_owner')} />
    </SimpleGrid>
  );
}

function BirthField({ form, today, required }: { form: RecordForm; today: string; required: boolean }) {
  const { t } = useTranslation('patients');
  const [known, setKnown] = useState('date');
  const { onChange: _, defaultValue, ...props } = form.getInputProps('birth_date');
  const format =
    api.useQuery('get', '/settings', {}, { staleTime: 300_000 }).data?.effective.date_format ?? 'YYYY-MM-DD';
  return (
    <Group gap="sm" align="flex-end" wrap="wrap">
      <SegmentedControl
        aria-label={t('field.birth_mode')}
        size="xs"
        value={known}
        onChange={(next) => {
          form.setFieldValue('age', '');
          setKnown(next);
        }}
        data={[
          { value: 'date', label: t('field.by_date') },
          { value: 'age', label: t('field.by_age') },
        ]}
      />
      {known === 'date' ? (
        <DateInput
          label={t('field.birth_date')}
          valueFormat={format}
          placeholder={format}
          weekendDays={[]}
          maxDate={today}
          defaultLevel="decade"
          clearable
          withAsterisk={required}
          flex={1}
          miw={160}
          key={form.key('birth_date')}
          {...props}
          defaultValue={(defaultValue as string) || null}
          onChange={(date) => form.setFieldValue('birth_date', date ?? '')}
        />
      ) : (
        <TextInput
          label={t('field.age')}
          inputMode="numeric"
          withAsterisk={required}
          flex={1}
          miw={160}
          key={form.key('age')}
          {...form.getInputProps('age')}
          error={form.errors.age ?? form.errors.birth_date}
        />
      )}
    </Group>
  );
}

function AddressFields({ form, rules, required }: { form: RecordForm; rules: RegistrationRules; required: boolean }) {
  const { t } = useTranslation('patients');
  const country = useCountries().data?.items.find((c) => c.code === rules.country);
  if (!country) return null;
  return (
    <Fieldset legend={t('field.address')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {linesOf(country.address).map((line) => (
          <Line
            key={line}
            form={form}
            name={`address.${line}`}
            label={country.address.labels[line] ?? line}
            required={required && country.address.required.includes(line)}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  );
}

/** An address in one line, as its country orders it. */
export function useAddressText(countryCode: string): (address: Partial<RecordValues['address']>) => string {
  const country = useCountries().data?.items.find((c) => c.code === countryCode);
  const none = { line1: '', line2: '', locality: '', city: '', state: '', postal_code: '' };
  return (address) => addressText({ ...none, ...address }, country);
}

function ReferralFields({ form, required }: { form: RecordForm; required: boolean }) {
  const { t } = useTranslation('patients');
  const [source, setSource] = useState(form.getInitialValues().referral.source);
  form.watch('referral.source', ({ value }) => setSource(value as string));
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      <Pick
        form={form}
        name="referral.source"
        label={t('field.referral')}
        required={required}
        data={choices(['referral', 'website', 'ad', 'call', 'walk_in', 'other'], (k) => t(`referral.${k}`))}
      />
      {source === 'ad' ? <Line form={form} name="referral.campaign" label={t('field.campaign')} /> : null}
      {source === 'referral' ? (
        <>
          <Pick
            form={form}
            name="referral.by"
            label={t('field.referred_by')}
            data={choices(['patient', 'doctor', 'other'], (k) => t(`referrer.${k}`))}
          />
          <Line form={form} name="referral.name" label={t('field.referrer')} />
        </>
      ) : null}
    </SimpleGrid>
  );
}

interface ContactProps {
  form: RecordForm;
  name: 'emergency_contact' | 'guardian';
  required: boolean;
}

function ContactFields({ form, name, required }: ContactProps) {
  const { t } = useTranslation('patients');
  return (
    <Fieldset legend={t(`field.${name}`)}>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Line form={form} name={`${name}.name`} label={t('field.name')} required={required} />
        <Line form={form} name={`${name}.relation`} label={t('field.relation')} />
        <Line form={form} name={`${name}.phone`} label={t('field.phone')} type="tel" />
      </SimpleGrid>
    </Fieldset>
  );
}
