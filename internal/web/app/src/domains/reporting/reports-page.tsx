import { Group, Select, Stack } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import '@mantine/dates/styles.layer.css';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useBranch } from '@/app/branch';
import { useMay } from '@/app/session';
import { todayIn } from '@/ui/format';
import { Page } from '@/ui/page';
import { PageHeader } from '@/ui/page-header';
import { LeakReport } from './leak-report';
import { IssuedReport, TakenReport } from './money-reports';
import { type Preset, periodOf, presets, type ReportSearch } from './period';
import { AppointmentReport, CallReport, LoadReport, SourceReport } from './visit-reports';

/** What an owner asks of the clinic, each question with its answer, its formula and the rows behind it. */
export function ReportsPage() {
  const { t } = useTranslation('reporting');
  const may = useMay();
  const { branch, branches } = useBranch();
  const search = useSearch({ from: '/_staff/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const today = todayIn(branch?.time_zone ?? 'UTC');
  const period = search.from && search.to ? { from: search.from, to: search.to } : periodOf('month', today);
  const filter = { ...period, ...(search.branch ? { branch_id: search.branch } : {}) };
  const set = (next: ReportSearch) => void navigate({ search: { ...search, ...next }, replace: true });
  const preset = presets.find((p) => {
    const at = periodOf(p, today);
    return at.from === period.from && at.to === period.to;
  });
  return (
    <Page>
      <PageHeader title={t('title')} description={t('about')} />
      <Group mb="md" align="flex-end" gap="sm">
        <Select
          label={t('period')}
          value={preset ?? null}
          placeholder={t('own')}
          data={presets.map((value) => ({ value, label: t(`preset.${value}`) }))}
          onChange={(value) => value && set(periodOf(value as Preset, today))}
          w={170}
        />
        <DatePickerInput
          type="range"
          label={t('days')}
          value={[period.from, period.to]}
          onChange={([from, to]) => from && to && set({ from, to })}
          w={250}
        />
        <Select
          label={t('branch')}
          value={search.branch ?? ''}
          data={[{ value: '', label: t('all_branches') }, ...branches.map((b) => ({ value: b.id, label: b.name }))]}
          onChange={(value) =>
            void navigate({ search: { ...period, ...(value ? { branch: value } : {}) }, replace: true })
          }
          w={200}
        />
      </Group>
      <Stack gap="md">
        {may('reports.read') ? (
          <>
            <AppointmentReport filter={filter} />
            <SourceReport filter={filter} />
            <LoadReport filter={filter} />
            <CallReport filter={filter} />
          </>
        ) : null}
        {may('reports.money') ? (
          <>
            <LeakReport filter={filter} />
            <IssuedReport filter={filter} />
            <TakenReport filter={filter} />
          </>
        ) : null}
      </Stack>
    </Page>
  );
}
