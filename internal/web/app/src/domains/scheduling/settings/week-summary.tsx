import { Badge, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { HoursSummary } from '@/domains/branches/hours-summary';
import { useCountries } from '@/domains/branches/queries';
import type { Branch } from '@/domains/branches/types';
import { todayIn } from '@/ui/format';
import type { Resource } from './types';
import { holdsOn, periodsOf } from './weekly';

/** When somebody works these weeks, branch by branch; says so where it is never, for then nobody can book them. */
export function WeekSummary({ person, branches }: { person: Resource; branches: Branch[] }) {
  const { t } = useTranslation('branches');
  const countries = useCountries().data?.items ?? [];
  const periods = periodsOf(person.weekly_hours);
  const places = branches
    .filter((b) => person.branch_ids.includes(b.id))
    .map((branch) => ({
      branch,
      hours: periods
        .filter((p) => p.branch_id === branch.id && holdsOn(p, todayIn(branch.time_zone)))
        .flatMap((p) => p.hours),
    }))
    .filter(({ hours }) => hours.length > 0);
  if (places.length === 0) {
    return (
      <Badge color="yellow" variant="light" c="light-dark(#6f4307, var(--mantine-color-yellow-2))">
        {t('people.no_hours')}
      </Badge>
    );
  }
  return (
    <Stack gap={6}>
      {places.map(({ branch, hours }) => (
        <div key={branch.id}>
          {places.length > 1 ? (
            <Text size="xs" c="dimmed">
              <bdi>{branch.name}</bdi>
            </Text>
          ) : null}
          <HoursSummary hours={hours} weekStart={countries.find((c) => c.code === branch.country)?.week_start ?? 1} />
        </div>
      ))}
    </Stack>
  );
}
