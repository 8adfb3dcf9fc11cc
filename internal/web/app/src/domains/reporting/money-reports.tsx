import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client';
import { useLocale } from '@/app/locale';
import { formatWallDate } from '@/ui/format';
import { DataState } from '@/ui/states';
import { Money } from '@/ui/values';
import { Numbers, ReportCard, type ReportFilter } from './report-card';

const issuedGroups = ['day', 'branch', 'practitioner', 'service', 'tax', 'person'] as const;
const takenGroups = ['day', 'branch', 'method'] as const;

function useWord(by: string): (key: string, label: string) => string {
  const { t, i18n } = useTranslation('reporting');
  const { tag } = useLocale();
  return (key, label) => {
    if (by === 'day') return formatWallDate(key, tag);
    const word = `${by}.${key === '-' ? 'none' : key}`;
    return i18n.exists(`reporting:${word}`) ? t(word as 'method.cash') : label;
  };
}

/** Revenue by what was invoiced. */
export function IssuedReport({ filter }: { filter: ReportFilter }) {
  const { t } = useTranslation('reporting');
  const [by, setBy] = useState<string>('service');
  const say = useWord(by);
  const query = api.useQuery('get', '/reports/issued', { params: { query: { ...filter, by: by as 'day' } } });
  return (
    <ReportCard
      title={t('issued.title')}
      formula={t('issued.formula')}
      table="issued"
      filter={filter}
      by={by}
      groups={issuedGroups}
      onBy={setBy}
    >
      <DataState query={query}>
        {({ items }) => (
          <Numbers
            heads={[
              t(`by.${by}` as 'by.day'),
              ...(['documents', 'net', 'tax', 'total', 'discount'] as const).map((k) => t(`head.${k}`)),
            ]}
            rows={items.map((a) => ({
              key: a.key,
              cells: [
                say(a.key, a.label),
                a.documents,
                <Money key="n" value={a.net} />,
                <Money key="t" value={a.tax} />,
                <Money key="s" value={a.total} />,
                <Money key="d" value={a.discount} />,
              ],
            }))}
          />
        )}
      </DataState>
    </ReportCard>
  );
}

/** Revenue by the money that came in. */
export function TakenReport({ filter }: { filter: ReportFilter }) {
  const { t } = useTranslation('reporting');
  const [by, setBy] = useState<string>('method');
  const say = useWord(by);
  const query = api.useQuery('get', '/reports/taken', { params: { query: { ...filter, by: by as 'day' } } });
  return (
    <ReportCard
      title={t('taken.title')}
      formula={t('taken.formula')}
      table="taken"
      filter={filter}
      by={by}
      groups={takenGroups}
      onBy={setBy}
    >
      <DataState query={query}>
        {({ items }) => (
          <Numbers
            heads={[
              t(`by.${by}` as 'by.day'),
              ...(['taken', 'refunded', 'net_taken'] as const).map((k) => t(`head.${k}`)),
            ]}
            rows={items.map((k) => ({
              key: k.key,
              cells: [
                say(k.key, k.label),
                <Money key="t" value={k.taken} />,
                <Money key="r" value={k.refunded} />,
                <Money key="n" value={k.net} />,
              ],
            }))}
          />
        )}
      </DataState>
    </ReportCard>
  );
}
