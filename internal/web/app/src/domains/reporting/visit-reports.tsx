import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.layer.css';
import { Progress, SimpleGrid, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '@/api/client';
import { useLocale } from '@/app/locale';
import { formatWallDate } from '@/ui/format';
import { DataState } from '@/ui/states';
import { Money } from '@/ui/values';
import { Numbers, ReportCard, type ReportFilter } from './report-card';

interface Props {
  filter: ReportFilter;
}

/** Basis points as a percentage, in the reader's digits. */
export function usePercent(): (bp: number) => string {
  const { tag } = useLocale();
  const format = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 1 });
  return (bp) => format.format(bp / 10_000);
}

const groups = ['day', 'branch', 'practitioner', 'service', 'source', 'cancel_reason'] as const;

/** How many were booked, completed, cancelled, missed. */
export function AppointmentReport({ filter }: Props) {
  const { t } = useTranslation('reporting');
  const percent = usePercent();
  const [by, setBy] = useState<string>('day');
  const say = useLabel(by);
  const query = api.useQuery('get', '/reports/appointments', {
    params: { query: { ...filter, by: by as 'day' } },
  });
  const heads = [
    t(`by.${by}` as 'by.day'),
    ...(['booked', 'completed', 'cancelled', 'late', 'missed', 'rate'] as const).map((k) => t(`head.${k}`)),
  ];
  return (
    <ReportCard
      title={t('appointments.title')}
      formula={t('appointments.formula')}
      table="appointments"
      filter={filter}
      by={by}
      groups={groups}
      onBy={setBy}
    >
      <DataState query={query}>
        {({ items, total }) => (
          <>
            <Figures total={total} />
            {by === 'day' && items.length > 1 ? <Days items={items} /> : null}
            {by === 'day' && items.length > 1 ? null : (
              <Numbers
                heads={heads}
                rows={items.map((o) => ({
                  key: o.key,
                  cells: [
                    say(o.key, o.label),
                    o.booked,
                    o.completed,
                    o.cancelled,
                    o.cancelled_late,
                    o.missed,
                    percent(o.missed_rate_bp),
                  ],
                }))}
              />
            )}
          </>
        )}
      </DataState>
    </ReportCard>
  );
}

function Figures({ total }: { total: Schema<'Outcome'> }) {
  const { t } = useTranslation('reporting');
  const percent = usePercent();
  const figures: [string, string | number][] = [
    [t('head.booked'), total.booked],
    [t('head.completed'), total.completed],
    [t('head.cancelled'), total.cancelled],
    [t('head.missed'), total.missed],
    [t('head.rate'), percent(total.missed_rate_bp)],
    [t('head.open'), total.open],
  ];
  return (
    <SimpleGrid component="dl" cols={{ base: 3, sm: 6 }} m={0} mb="sm">
      {figures.map(([name, value]) => (
        <div key={name}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" m={0} fz={22} fw={700}>
            {value}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}

function Days({ items }: { items: Schema<'Outcome'>[] }) {
  const { t } = useTranslation('reporting');
  const { tag } = useLocale();
  const data = items.map((o) => ({
    day: formatWallDate(o.key, tag, { day: 'numeric', month: 'short' }),
    completed: o.completed,
    open: o.open,
    cancelled: o.cancelled,
    missed: o.missed,
  }));
  return (
    <BarChart
      h={180}
      data={data}
      dataKey="day"
      type="stacked"
      withLegend
      series={[
        { name: 'completed', label: t('head.completed'), color: 'teal.7' },
        { name: 'open', label: t('head.open'), color: 'indigo.4' },
        { name: 'cancelled', label: t('head.cancelled'), color: 'gray.5' },
        { name: 'missed', label: t('head.missed'), color: 'orange.7' },
      ]}
    />
  );
}

/** Words for the keys that are not somebody's own names. */
function useLabel(by: string): (key: string, label: string) => string {
  const { t, i18n } = useTranslation('reporting');
  const { tag } = useLocale();
  return (key, label) => {
    if (by === 'day') return formatWallDate(key, tag);
    const word = `${by}.${key === '-' ? 'none' : key}`;
    return i18n.exists(`reporting:${word}`) ? t(word as 'source.website') : label;
  };
}

/** Which source brings patients who come and pay. */
export function SourceReport({ filter }: Props) {
  const { t } = useTranslation('reporting');
  const say = useLabel('source');
  const query = api.useQuery('get', '/reports/sources', { params: { query: filter } });
  const heads = (['source', 'booked', 'completed', 'missed', 'patients', 'new'] as const).map((k) => t(`head.${k}`));
  return (
    <ReportCard title={t('sources.title')} formula={t('sources.formula')} table="sources" filter={filter}>
      <DataState query={query}>
        {({ items }) => {
          const money = items.some((q) => q.paid);
          return (
            <Numbers
              heads={money ? [...heads, t('head.issued'), t('head.paid')] : heads}
              rows={items.map((q) => ({
                key: q.source,
                cells: [
                  say(q.source, q.source),
                  q.booked,
                  q.completed,
                  q.missed,
                  q.patients,
                  q.new_patients,
                  ...(q.issued && q.paid ? [<Money key="i" value={q.issued} />, <Money key="p" value={q.paid} />] : []),
                ],
              }))}
            />
          );
        }}
      </DataState>
    </ReportCard>
  );
}

/** Who is overloaded. */
export function LoadReport({ filter }: Props) {
  const { t } = useTranslation('reporting');
  const query = api.useQuery('get', '/reports/load', { params: { query: filter } });
  return (
    <ReportCard title={t('load.title')} formula={t('load.formula')} table="load" filter={filter}>
      <DataState query={query}>
        {({ items }) => (
          <Numbers
            heads={[t('head.practitioner'), t('head.branch'), t('head.past'), t('head.next')]}
            rows={items.map((l) => ({
              key: l.practitioner_id + l.branch_id,
              cells: [
                l.practitioner_name,
                <bdi key="b">{l.branch_name}</bdi>,
                <Share key="p" span={l.past} />,
                <Share key="n" span={l.next} />,
              ],
            }))}
          />
        )}
      </DataState>
    </ReportCard>
  );
}

function Share({ span }: { span: Schema<'Span'> }) {
  const { t } = useTranslation('reporting');
  const percent = usePercent();
  const color = span.share_bp > 9000 ? 'red.7' : span.share_bp > 7500 ? 'orange.7' : 'teal.7';
  const text = t('load.hours', {
    booked: Math.round(span.booked_minutes / 60),
    available: Math.round(span.available_minutes / 60),
  });
  return (
    <div>
      <Text size="sm">
        {percent(span.share_bp)} · {text}
      </Text>
      <Progress
        value={Math.min(span.share_bp / 100, 100)}
        color={color}
        size="sm"
        aria-label={`${percent(span.share_bp)}, ${text}`}
      />
    </div>
  );
}

/** Which follow-ups are overdue. */
export function CallReport({ filter }: Props) {
  const { t } = useTranslation('reporting');
  const say = useLabel('event');
  const query = api.useQuery('get', '/reports/followups', { params: { query: filter } });
  return (
    <ReportCard title={t('calls.title')} formula={t('calls.formula')} table="followups" filter={filter}>
      <DataState query={query}>
        {({ items }) => (
          <Numbers
            heads={(['event', 'overdue', 'still_open', 'created', 'done', 'rebooked'] as const).map((k) =>
              t(`head.${k}`),
            )}
            rows={items.map((c) => ({
              key: c.event,
              cells: [
                say(c.event, c.event),
                <Text key="o" span inherit {...(c.overdue > 0 ? { c: 'red.8', fw: 700 } : {})}>
                  {c.overdue}
                </Text>,
                c.open,
                c.created,
                c.done,
                c.booked,
              ],
            }))}
          />
        )}
      </DataState>
    </ReportCard>
  );
}
