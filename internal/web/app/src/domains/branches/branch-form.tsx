import { Button, Group, Select, type SelectProps, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client, ifMatch } from '@/api/client';
import { useLocale } from '@/app/locale';
import { useMe } from '@/app/session';
import { FormProblem } from '@/ui/form-problem';
import { isStale, Stale } from '@/ui/stale';
import { DataState } from '@/ui/states';
import { useApiForm } from '@/ui/use-api-form';
import { addressFor, linesOf, missingLines, noAddress } from './address';
import classes from './branch-form.module.css';
import { hoursFaults, sortHours } from './hours';
import { HoursEditor } from './hours-editor';
import { useCountries, useRefreshBranches } from './queries';
import type { Address, Branch, Country, Hours } from './types';
import { matchesZone, type ZoneChoice, zoneChoices } from './zones';

/** What a branch is made of, as the form holds it. */
export type BranchDraft = {
  name: string;
  country: string;
  subdivision: string;
  time_zone: string;
  address: Address;
  phone: string;
  email: string;
  hours: Hours[];
};

interface Props {
  /** The branch to change; without it, a new one is opened, with its hours. */
  branch?: Branch;
  /** What a new branch begins with: `suggestions.branch` will do. */
  initial?: Partial<Omit<BranchDraft, 'address'>>;
  onSaved: (branch: Branch) => void;
  onCancel?: () => void;
  submitLabel?: string;
}

/** Opens a branch or changes one, its address in the lines of its country. */
export function BranchForm(props: Props) {
  const countries = useCountries();
  return <DataState query={countries}>{({ items }) => <Loaded {...props} countries={items} />}</DataState>;
}

function draftOf({ branch, initial }: Props, countries: Country[], home: string): BranchDraft {
  const code = branch?.country ?? initial?.country ?? home;
  const country = countries.find((c) => c.code === code);
  return {
    name: branch?.name ?? initial?.name ?? '',
    country: code,
    subdivision: branch?.subdivision ?? initial?.subdivision ?? '',
    time_zone: branch?.time_zone ?? initial?.time_zone ?? country?.time_zones[0] ?? '',
    address: branch?.address ?? { ...noAddress, state: stateName(country, initial?.subdivision) },
    phone: branch?.phone ?? initial?.phone ?? '',
    email: branch?.email ?? initial?.email ?? '',
    hours: sortHours(branch?.hours ?? initial?.hours ?? []),
  };
}

function stateName(country: Country | undefined, code: string | undefined): string {
  return country?.subdivisions.find((s) => s.code === code)?.name ?? '';
}

/** What is sent: a state chosen beforehand is no address yet. */
function bodyOf({ hours: _, ...draft }: BranchDraft, country: Country | undefined) {
  const { state, ...lines } = draft.address;
  const begun = Object.values(lines).some((line) => line.trim() !== '');
  const address = begun ? { ...lines, state } : noAddress;
  return { ...draft, address: country ? addressFor(country, address) : address };
}

function Loaded(props: Props & { countries: Country[] }) {
  const { branch, countries, onSaved, onCancel, submitLabel } = props;
  const { t } = useTranslation(['branches', 'common']);
  const me = useMe();
  const refresh = useRefreshBranches();
  const countryOf = (code: string) => countries.find((c) => c.code === code);
  const { form, onSubmit, sending, problem } = useApiForm<BranchDraft>({
    mode: 'controlled',
    initialValues: draftOf(props, countries, me.tenant.country),
    validate: (draft) => faultsOf(draft),
    pointers: { '/subdivision': 'address.state' },
    send: async (draft) => {
      const body = bodyOf(draft, countryOf(draft.country));
      const { data } = branch
        ? await client.PATCH('/branches/{id}', {
            params: { path: { id: branch.id }, header: ifMatch(branch.version) },
            body,
          })
        : await client.POST('/branches', { body: { ...body, hours: draft.hours } });
      await refresh();
      if (data) onSaved(data);
    },
  });
  const draft = form.values;
  const country = countryOf(draft.country);

  function faultsOf(values: BranchDraft): Record<string, string> {
    const at = countryOf(values.country);
    const missing = at ? missingLines(bodyOf(values, at).address, at.address) : [];
    const required = t('common:field.required');
    return {
      ...(values.name.trim() ? {} : { name: required }),
      ...(values.time_zone ? {} : { time_zone: required }),
      ...Object.fromEntries(missing.map((line) => [`address.${line}`, required])),
      ...(hoursFaults(values.hours).size > 0 ? { hours: t('hours.fix') } : {}),
    };
  }

  function chooseCountry(code: string | null) {
    const next = countries.find((c) => c.code === code);
    if (!next || next.code === draft.country) return;
    const address = { ...addressFor(next, draft.address), state: '' };
    form.setValues({ country: next.code, subdivision: '', time_zone: next.time_zones[0] ?? '', address });
  }

  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <Stale problem={problem} onReload={refresh} />
        <TextInput
          label={t('branch.name')}
          description={branch ? undefined : t('branch.name_hint')}
          required
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        {country ? <AddressFields form={form} country={country} /> : null}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
          <TextInput
            label={t('branch.phone')}
            type="tel"
            autoComplete="off"
            placeholder={country?.phone_example}
            {...form.getInputProps('phone')}
          />
          <TextInput label={t('branch.email')} type="email" autoComplete="off" {...form.getInputProps('email')} />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="sm">
          <CountrySelect countries={countries} value={draft.country} onChange={chooseCountry} />
          <ZoneSelect form={form} country={country} />
        </SimpleGrid>
        {branch ? null : (
          <Stack gap="xs">
            <div>
              <Title order={3} size="h4">
                {t('hours.title')}
              </Title>
              <Text size="sm" c="dimmed">
                {t('hours.hint')}
              </Text>
            </div>
            <HoursEditor
              value={draft.hours}
              onChange={(hours) => {
                form.setFieldValue('hours', hours);
                form.clearFieldError('hours');
              }}
              weekStart={country?.week_start ?? 1}
              errors={form.errors}
            />
            {form.errors.hours ? (
              <Text size="sm" c="var(--mantine-color-error)" role="alert">
                {form.errors.hours}
              </Text>
            ) : null}
          </Stack>
        )}
        {isStale(problem) ? null : <FormProblem problem={problem} />}
        <Group justify="flex-end" gap="xs">
          {onCancel ? (
            <Button variant="default" onClick={onCancel}>
              {t('common:action.cancel')}
            </Button>
          ) : null}
          <Button type="submit" loading={sending}>
            {submitLabel ?? (branch ? t('common:action.save') : t('branch.add'))}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type Form = ReturnType<typeof useApiForm<BranchDraft>>['form'];

interface CountryProps {
  countries: Country[];
  value: string;
  onChange: (code: string | null) => void;
}

function CountrySelect({ countries, value, onChange }: CountryProps) {
  const { t } = useTranslation('branches');
  return (
    <Select
      label={t('branch.country')}
      data={countries.map((c) => ({ value: c.code, label: c.name }))}
      value={value}
      onChange={onChange}
    />
  );
}

const wide = new Set(['line1', 'line2']);

/** The lines of the country's addresses in the country's order; the state is chosen, and brings its time zone. */
function AddressFields({ form, country }: { form: Form; country: Country }) {
  const { t } = useTranslation(['branches', 'common']);
  const { language } = useLocale();
  const { address } = country;
  const spoken = country.languages.includes(language);
  return (
    <fieldset className={classes.address}>
      <legend className={classes.legend}>{t('address.title')}</legend>
      <div className={classes.lines}>
        {linesOf(address).map((line) => {
          const label = (spoken && address.labels[line]) || t(`address.${line}`);
          const optional = address.required.includes(line) ? undefined : t('common:state.optional');
          const props = {
            ...form.getInputProps(`address.${line}`),
            className: wide.has(line) ? classes.wide : undefined,
          };
          if (line === 'state' && country.subdivisions.length > 0) {
            return <StateSelect key={line} form={form} country={country} label={label} />;
          }
          return (
            <TextInput
              key={line}
              label={<Label text={label} note={optional} />}
              placeholder={line === 'postal_code' ? address.postal_example : undefined}
              autoComplete="off"
              {...props}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

function Label({ text, note }: { text: string; note: string | undefined }) {
  return (
    <>
      {text}{' '}
      {note ? (
        <Text span size="xs" c="dimmed" fw={400}>
          ({note})
        </Text>
      ) : null}
    </>
  );
}

function StateSelect({ form, country, label }: { form: Form; country: Country; label: string }) {
  const { t } = useTranslation('branches');
  function choose(code: string | null) {
    const state = country.subdivisions.find((s) => s.code === code);
    form.setFieldValue('subdivision', state?.code ?? '');
    form.setFieldValue('address.state', state?.name ?? '');
    if (state) form.setFieldValue('time_zone', state.time_zone);
    form.clearFieldError('address.state');
  }
  return (
    <Select
      label={label}
      data={country.subdivisions.map((s) => ({ value: s.code, label: s.name }))}
      searchable
      nothingFoundMessage={t('nothing_found')}
      value={form.values.subdivision || null}
      onChange={choose}
      error={form.errors['address.state']}
      data-path="address.state"
    />
  );
}

const zoneFilter: NonNullable<SelectProps['filter']> = ({ options, search }) =>
  options.filter((o) => 'value' in o && matchesZone(o as ZoneChoice, search));

function ZoneSelect({ form, country }: { form: Form; country: Country | undefined }) {
  const { t } = useTranslation('branches');
  const { subdivision, time_zone } = form.values;
  const usual = country?.subdivisions.find((s) => s.code === subdivision)?.time_zones;
  return (
    <Select
      label={t('branch.time_zone')}
      data={zoneChoices(country?.time_zones ?? [], usual, time_zone)}
      searchable
      filter={zoneFilter}
      nothingFoundMessage={t('nothing_found')}
      required
      {...form.getInputProps('time_zone')}
    />
  );
}
