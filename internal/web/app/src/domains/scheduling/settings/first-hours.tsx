import { Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { hoursFaults } from '@/domains/branches/hours';
import { HoursEditor } from '@/domains/branches/hours-editor';
import { HoursSummary } from '@/domains/branches/hours-summary';
import { useCountry } from '@/domains/branches/queries';
import type { Branch, Hours } from '@/domains/branches/types';
import classes from './settings.module.css';
import type { WeeklyHours } from './types';

/** When somebody new works at a branch: as long as it is open, at hours of their own, or not by the week. */
export interface FirstAt {
  like: 'branch' | 'own' | 'none';
  own: Hours[];
}

/** The same for every branch, by id. */
export type FirstHours = Record<string, FirstAt>;

/** At the first of their branches somebody new works as long as it is open; at the others that has to be said. */
export function firstHours(branches: readonly Branch[], chosen: readonly string[]): FirstHours {
  return Object.fromEntries(
    branches.map((b) => {
      const like = b.hours.length === 0 ? 'own' : b.id === chosen[0] ? 'branch' : 'none';
      return [b.id, { like, own: b.hours }] as const;
    }),
  );
}

/** Whether hours of one's own at one of the chosen branches cannot be. */
export function firstHoursFault(hours: FirstHours, chosen: readonly string[]): boolean {
  return chosen.some((id) => hours[id]?.like === 'own' && hoursFaults(hours[id].own).size > 0);
}

/** The hours as they are sent. */
export function weeklyOf(first: FirstHours, chosen: readonly string[], branches: readonly Branch[]): WeeklyHours[] {
  return branches
    .filter((b) => chosen.includes(b.id))
    .flatMap((b) => {
      const { like, own } = first[b.id] ?? { like: 'none', own: [] };
      const hours = like === 'branch' ? b.hours : like === 'own' ? own : [];
      return hours.map(({ weekday, opens, closes }) => ({
        branch_id: b.id,
        weekday,
        starts: opens,
        ends: closes,
        valid_from: null,
        valid_to: null,
      }));
    });
}

interface Props {
  value: FirstHours;
  onChange: (hours: FirstHours) => void;
  /** Those that are chosen. */
  branches: Branch[];
  error?: React.ReactNode;
}

/** Asks when somebody new works, branch by branch. */
export function FirstHoursFields({ value, onChange, branches, error }: Props) {
  const { t } = useTranslation('branches');
  return (
    <Stack gap="md">
      {branches.map((branch) => (
        <AtBranch
          key={branch.id}
          branch={branch}
          label={branches.length > 1 ? t('people.hours_at', { name: branch.name }) : t('people.hours')}
          several={branches.length > 1}
          value={value[branch.id] ?? { like: 'none', own: [] }}
          onChange={(at) => onChange({ ...value, [branch.id]: at })}
        />
      ))}
      {error ? (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {error}
        </Text>
      ) : null}
    </Stack>
  );
}

interface AtProps {
  branch: Branch;
  label: string;
  several: boolean;
  value: FirstAt;
  onChange: (at: FirstAt) => void;
}

function AtBranch({ branch, label, several, value, onChange }: AtProps) {
  const { t } = useTranslation('branches');
  const weekStart = useCountry(branch.country)?.week_start ?? 1;
  const open = branch.hours.length > 0;
  return (
    <Radio.Group
      label={label}
      value={value.like}
      onChange={(like) => onChange({ ...value, like: like as FirstAt['like'] })}
    >
      <Stack gap="xs" mt={6}>
        {open ? (
          <Radio
            value="branch"
            label={t('people.hours_branch')}
            description={<HoursSummary hours={branch.hours} weekStart={weekStart} />}
          />
        ) : null}
        <Radio value="own" label={t('people.hours_own')} />
        {value.like === 'own' ? (
          <div className={classes.indent}>
            <HoursEditor value={value.own} onChange={(own) => onChange({ ...value, own })} weekStart={weekStart} />
          </div>
        ) : null}
        {several || !open ? <Radio value="none" label={t('people.hours_later')} /> : null}
      </Stack>
    </Radio.Group>
  );
}
