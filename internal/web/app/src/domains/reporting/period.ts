import dayjs from 'dayjs';

/** A period by its name, or two days of one's own choice. */
export type Preset = 'today' | 'week' | 'month' | 'last_month' | 'quarter' | 'year';

export interface Period {
  from: string;
  to: string;
}

export const presets: Preset[] = ['today', 'week', 'month', 'last_month', 'quarter', 'year'];

/** The days of a preset, seen from `today` at the branch. */
export function periodOf(preset: Preset, today: string): Period {
  const day = dayjs(today);
  const text = (d: dayjs.Dayjs) => d.format('YYYY-MM-DD');
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'week':
      return { from: text(day.subtract(6, 'day')), to: today };
    case 'month':
      return { from: text(day.startOf('month')), to: text(day.endOf('month')) };
    case 'last_month': {
      const last = day.subtract(1, 'month');
      return { from: text(last.startOf('month')), to: text(last.endOf('month')) };
    }
    case 'quarter':
      return { from: text(day.subtract(89, 'day')), to: today };
    case 'year':
      return { from: text(day.subtract(364, 'day')), to: today };
  }
}

const date = /^\d{4}-\d{2}-\d{2}$/;

export interface ReportSearch {
  from?: string;
  to?: string;
  branch?: string;
}

/** Reads the address: what makes no sense is left out. */
export function readReportSearch(search: Record<string, unknown>): ReportSearch {
  const day = (v: unknown) => (typeof v === 'string' && date.test(v) ? v : undefined);
  const from = day(search.from);
  const to = day(search.to);
  return {
    ...(from && to && from <= to ? { from, to } : {}),
    ...(typeof search.branch === 'string' ? { branch: search.branch } : {}),
  };
}
