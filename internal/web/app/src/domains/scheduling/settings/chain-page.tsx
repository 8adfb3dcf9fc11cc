import {
  Badge,
  Button,
  Chip,
  Group,
  SegmentedControl,
  Select,
  Stack,
  Switch,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client, ifMatch, type Schema } from '@/api/client';
import { asProblem } from '@/api/problem';
import { useLocale } from '@/app/locale';
import { useMay, useMe } from '@/app/session';
import { useCountry } from '@/domains/branches/queries';
import { isLanguage, languages } from '@/i18n/languages';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { weekdayName } from '@/ui/format';
import { Card, Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { fieldText, problemText } from '@/ui/problem-text';
import { DataState } from '@/ui/states';
import { toast } from '@/ui/toast';
import { bounds, groups, ofBranch, parseReminders, weekdays, within } from './chain';
import classes from './chain-page.module.css';
import { parseNumber } from './numbers';
import type { Settings, SettingsPatch } from './types';

type Key = Exclude<keyof Settings, 'registration'>;

/** How the whole chain works, and whether it says so itself or follows its country or clinic type. */
export function ChainPage() {
  const { t } = useTranslation('branches');
  const query = useSettings(undefined);
  return (
    <Page narrow>
      <PageHeader title={t('chain.title')} description={t('chain.about')} />
      <DataState query={query}>
        {(seen) => (
          <Stack gap="md">
            {(Object.keys(groups) as (keyof typeof groups)[]).map((group) => (
              <Card key={group} padded={false}>
                <section aria-labelledby={`chain-${group}`}>
                  <Title order={2} size="h3" id={`chain-${group}`} className={classes.title}>
                    {t(`chain.group.${group}`)}
                  </Title>
                  {groups[group].map((name) => (
                    <SettingRow key={name} name={name} seen={seen} />
                  ))}
                </section>
              </Card>
            ))}
          </Stack>
        )}
      </DataState>
    </Page>
  );
}

/** What one branch does in its own way; the rest is as the chain has it. */
export function BranchSettings({ branchId }: { branchId: string }) {
  const { t } = useTranslation('branches');
  const query = useSettings(branchId);
  return (
    <Card padded={false}>
      <section aria-labelledby="branch-settings">
        <div className={classes.title}>
          <Title order={2} size="h3" id="branch-settings">
            {t('branch.settings')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('branch.settings_about')}
          </Text>
        </div>
        <DataState query={query}>
          {(seen) => ofBranch.map((name) => <SettingRow key={name} name={name} seen={seen} branchId={branchId} />)}
        </DataState>
      </section>
    </Card>
  );
}

/** The settings of the chain, or of one of its branches. */
function useSettings(branchId: string | undefined) {
  return api.useQuery('get', '/settings', branchId ? { params: { query: { branch_id: branchId } } } : {});
}

type Seen = Schema<'SettingsOutputBody'>;

/** What no country differs in: its value is our own. */
const ourOwn: Key[] = ['second_factor_for_all', 'no_show_grace_minutes', 'online_booking', 'cancellation_policy'];

/** Sets one setting, or with null takes it back to what it follows. */
function useSet({ name, seen, branchId }: RowProps) {
  const { t } = useTranslation('branches');
  const queries = useQueryClient();
  const query = branchId ? { branch_id: branchId } : {};

  async function refresh() {
    const paths = ['/settings', '/me', '/slots', '/day', '/branches', '/branches/{id}'];
    await Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: ['get', path] })));
  }

  async function patch(value: SettingsPatch[Key] | null, version: number) {
    try {
      const params = { query, header: ifMatch(version) };
      await client.PATCH('/settings', { params, body: { [name]: value } as SettingsPatch });
    } finally {
      await refresh(); // also where somebody else was first: the next try has seen what they did
    }
  }

  return async (value: SettingsPatch[Key] | null) => {
    const before = seen.sources[name] === (branchId ? 'branch' : 'tenant') ? seen.effective[name] : null;
    await patch(value, seen.version);
    toast.done(t('chain.saved', { name: t(`chain.${name}.label`) }), {
      id: `setting-${name}`,
      undo: async () => {
        const { data } = await client.GET('/settings', { params: { query } });
        if (data) await patch(before, data.version);
      },
    });
  };
}

interface RowProps {
  name: Key;
  seen: Seen;
  /** Whose settings: a branch's or, without one, the chain's. */
  branchId?: string;
}

function SettingRow(props: RowProps) {
  const { name, seen, branchId } = props;
  const { t, i18n } = useTranslation('branches');
  const manage = useMay()('settings.manage', branchId);
  const settings = seen.effective;
  const source = seen.sources[name] ?? 'country';
  const own = source === (branchId ? 'branch' : 'tenant');
  const set = useSet(props);
  const [error, setError] = useState<string>();
  const id = useId();

  async function run(value: SettingsPatch[Key] | null) {
    setError(undefined);
    try {
      await set(value);
    } catch (failed) {
      const problem = asProblem(failed);
      const [field] = problem.fields;
      setError(field ? fieldText(field, problem.code, i18n) : problemText(problem, i18n));
    }
  }

  return (
    <div className={classes.row}>
      <div className={classes.words}>
        <Text component="label" htmlFor={id} id={`${id}-label`} fw={600} display="block">
          {t(`chain.${name}.label`)}
        </Text>
        <Text size="sm" c="dimmed" id={`${id}-hint`}>
          {t(`chain.${name}.hint`)}
        </Text>
        <Group gap={8} mt={6}>
          {branchId ? (
            <BranchSource own={own} />
          ) : (
            <Source source={source === 'country' && ourOwn.includes(name) ? 'standard' : source} />
          )}
          {manage && own ? (
            <Button variant="subtle" size="compact-xs" onClick={() => void run(null)}>
              {t(branchId ? 'branch.as_chain_again' : 'chain.take_back')}
            </Button>
          ) : null}
        </Group>
      </div>
      <div className={classes.control}>
        <Control key={JSON.stringify(settings[name])} {...{ id, name, settings, run, disabled: !manage }} />
        {error ? (
          <Text size="sm" c="var(--mantine-color-error)" role="alert" mt={4}>
            {error}
          </Text>
        ) : null}
      </div>
    </div>
  );
}

/** Whether a branch has a setting of its own. */
function BranchSource({ own }: { own: boolean }) {
  const { t } = useTranslation('branches');
  return (
    <Badge variant="light" size="sm" {...(own ? {} : { color: 'gray' })}>
      {t(own ? 'branch.own_setting' : 'branch.as_chain')}
    </Badge>
  );
}

/** Whose word a setting is. */
function Source({ source }: { source: string }) {
  const { t } = useTranslation('branches');
  const { language } = useLocale();
  const { tenant } = useMe();
  const country = useCountry(tenant.country);
  const types = api.useQuery(
    'get',
    '/clinic-types',
    { params: { query: { language } } },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const type = types.data?.items.find((x) => x.key === tenant.clinic_type)?.name ?? tenant.clinic_type;
  if (source === 'tenant') {
    return (
      <Badge variant="light" size="sm">
        {t('chain.from.tenant')}
      </Badge>
    );
  }
  if (source === 'standard') {
    return (
      <Badge variant="light" color="gray" size="sm">
        {t('chain.from.standard')}
      </Badge>
    );
  }
  const name = source === 'clinic_type' ? type : (country?.name ?? tenant.country);
  const key = source === 'clinic_type' || source === 'subdivision' ? source : 'country';
  return (
    <Badge variant="light" color="gray" size="sm">
      {t(`chain.from.${key}`, { name })}
    </Badge>
  );
}

interface ControlProps {
  id: string;
  name: Key;
  settings: Settings;
  run: (value: SettingsPatch[Key]) => Promise<void>;
  disabled: boolean;
}

const dateExample = {
  'DD-MM-YYYY': '24-11-2026',
  'DD/MM/YYYY': '24/11/2026',
  'MM/DD/YYYY': '11/24/2026',
  'YYYY-MM-DD': '2026-11-24',
};

function Control(props: ControlProps): ReactNode {
  const { id, name, settings, run, disabled } = props;
  const { t } = useTranslation('branches');
  const { tag } = useLocale();
  const { tenant } = useMe();
  const country = useCountry(tenant.country);
  const common = { id, disabled, 'aria-describedby': `${id}-hint` };
  const choose = (
    data: { value: string; label: string }[],
    value: string,
    to: (chosen: string) => SettingsPatch[Key],
  ) => <Select {...common} data={data} value={value} onChange={(v) => v !== null && v !== value && void run(to(v))} />;
  switch (name) {
    case 'language': {
      const known = new Set([...(country?.languages ?? []), settings.language]);
      const data = languages.filter((l) => known.has(l.code)).map((l) => ({ value: l.code as string, label: l.name }));
      return choose(data, settings.language, (v) => (isLanguage(v) ? v : 'en'));
    }
    case 'date_format':
      return choose(
        Object.entries(dateExample).map(([value, label]) => ({ value, label })),
        settings.date_format,
        (v) => v as Settings['date_format'],
      );
    case 'clock':
      return choose(
        [
          { value: '12', label: t('chain.clock.h12') },
          { value: '24', label: t('chain.clock.h24') },
        ],
        String(settings.clock),
        (v) => Number(v) as Settings['clock'],
      );
    case 'week_start':
      return choose(
        weekdays.map((value, i) => ({ value: value as string, label: weekdayName(i + 1, tag) })),
        settings.week_start,
        (v) => v as Settings['week_start'],
      );
    case 'slot_step_minutes':
      return choose(
        [5, 10, 15, 20, 30, 60].map((n) => ({ value: String(n), label: t('services.minutes', { count: n }) })),
        String(settings.slot_step_minutes),
        (v) => Number(v) as Settings['slot_step_minutes'],
      );
    case 'cancellation_policy':
      return <Policy {...props} />;
    case 'weekend':
      return <Weekend {...props} />;
    case 'online_booking':
      return (
        <Switch {...common} checked={settings.online_booking} onChange={(e) => void run(e.currentTarget.checked)} />
      );
    case 'second_factor_for_all':
      return <SecondFactor {...props} />;
    case 'messages_from':
    case 'messages_until':
      return <Time {...props} name={name} />;
    case 'reminder_hours':
      return <Reminders {...props} />;
    default:
      return <Whole {...props} name={name} />;
  }
}

/** A field that keeps what was typed on Enter or when it is left, if it can be. */
function useTyped(saved: string, keep: (typed: string) => void) {
  const [typed, setTyped] = useState(saved);
  return {
    value: typed,
    onChange: (e: React.ChangeEvent<HTMLInputElement>) => setTyped(e.currentTarget.value),
    onBlur: () => {
      if (typed !== saved) keep(typed);
    },
    onKeyDown: (e: React.KeyboardEvent<HTMLInputElement>) => {
      if (e.key === 'Enter') e.currentTarget.blur();
      if (e.key === 'Escape') setTyped(saved);
    },
  };
}

function Whole({ id, name, settings, run, disabled }: ControlProps & { name: keyof typeof bounds }) {
  const { t } = useTranslation('branches');
  const [fault, setFault] = useState<string>();
  const field = useTyped(String(settings[name]), (typed) => {
    const value = parseNumber(typed, 0);
    const [low, high] = bounds[name];
    setFault(within(name, value) ? undefined : t('chain.range', { low, high }));
    if (within(name, value)) void run(value);
  });
  const unit = name.endsWith('days') ? 'days' : name.endsWith('hours') ? 'hours' : 'minutes';
  return (
    <TextInput
      {...{ id, disabled }}
      {...field}
      inputMode="numeric"
      autoComplete="off"
      error={fault}
      rightSection={<span className={classes.unit}>{t(`chain.unit.${unit}`)}</span>}
      rightSectionWidth={76}
      aria-describedby={`${id}-hint`}
    />
  );
}

function Time({ id, name, settings, run, disabled }: ControlProps & { name: 'messages_from' | 'messages_until' }) {
  const field = useTyped(settings[name], (typed) => typed && void run(typed));
  return <TimeInput {...{ id, disabled }} {...field} aria-describedby={`${id}-hint`} />;
}

function Reminders({ id, settings, run, disabled }: ControlProps) {
  const { t } = useTranslation('branches');
  const [fault, setFault] = useState<string>();
  const field = useTyped((settings.reminder_hours ?? []).join(', '), (typed) => {
    const hours = parseReminders(typed);
    setFault(hours ? undefined : t('chain.reminder_hours.fault'));
    if (hours) void run(hours);
  });
  return (
    <TextInput
      {...{ id, disabled }}
      {...field}
      autoComplete="off"
      error={fault}
      rightSection={<span className={classes.unit}>{t('chain.unit.hours')}</span>}
      rightSectionWidth={76}
      aria-describedby={`${id}-hint`}
    />
  );
}

/** The text in each language the country speaks, one at a time. */
function Policy({ id, settings, run, disabled }: ControlProps) {
  const { t, i18n } = useTranslation('branches');
  const texts = settings.cancellation_policy ?? {};
  const [language, setLanguage] = useState(languages.find((l) => l.code === i18n.language)?.code ?? settings.language);
  const saved = texts[language] ?? '';
  const [typed, setTyped] = useState<string>();
  function keep() {
    if (typed !== undefined && typed !== saved) void run({ ...texts, [language]: typed });
    setTyped(undefined);
  }
  return (
    <Stack gap={6}>
      <SegmentedControl
        size="xs"
        aria-label={t('chain.cancellation_policy.language')}
        value={language}
        onChange={(chosen) => {
          keep();
          setLanguage(chosen);
        }}
        data={languages.map((l) => ({ value: l.code as string, label: l.name }))}
      />
      <Textarea
        id={id}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        autosize
        minRows={3}
        maxRows={10}
        maxLength={2000}
        lang={language}
        dir="auto"
        value={typed ?? saved}
        onChange={(e) => setTyped(e.currentTarget.value)}
        onBlur={keep}
      />
    </Stack>
  );
}

function Weekend({ id, settings, run, disabled }: ControlProps) {
  const { tag } = useLocale();
  const days = settings.weekend ?? [];
  return (
    <Chip.Group multiple value={days} onChange={(chosen) => void run(weekdays.filter((d) => chosen.includes(d)))}>
      <Group gap={6} role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-hint`}>
        {weekdays.map((day, i) => (
          <Chip key={day} value={day} size="sm" disabled={disabled} {...(i === 0 ? { id } : {})}>
            {weekdayName(i + 1, tag, 'short')}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

function SecondFactor({ id, settings, run, disabled }: ControlProps) {
  const { t } = useTranslation('branches');
  const [asking, setAsking] = useState(false);
  const on = settings.second_factor_for_all;
  return (
    <>
      <Switch
        id={id}
        checked={on}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        onChange={() => (on ? void run(false) : setAsking(true))}
      />
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('chain.second_factor_for_all.ask')}
        confirm={t('chain.second_factor_for_all.confirm')}
        onConfirm={() => run(true)}
      >
        {t('chain.second_factor_for_all.ask_body')}
      </ConfirmDialog>
    </>
  );
}
