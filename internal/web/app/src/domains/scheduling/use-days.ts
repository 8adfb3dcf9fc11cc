import { keepPreviousData, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { dayQuery } from './queries';
import type { Day, Practitioner } from './types';
import { datesFrom, startOfWeek } from './wall';

interface Options {
  branchId: string;
  date: string;
  /** The whole week the date is in. */
  week: boolean;
  weekStart: number;
  /** Ask again now and then, while no live updates arrive. */
  polling: boolean;
}

/** The days in view; none until all of them are here. */
export interface Days {
  data: Day[];
  /** Everybody with a column on any of them. */
  practitioners: Practitioner[];
  error: unknown;
  pending: boolean;
  retry: () => void;
}

const none: Day[] = [];

/** A branch's day or week. While other dates load, those before stay in view. */
export function useDays({ branchId, date, week, weekStart, polling }: Options): Days {
  const dates = week ? datesFrom(startOfWeek(date, weekStart), 7) : [date];
  const result = useQueries({
    queries: dates.map((d) => ({ ...dayQuery(branchId, d, polling), placeholderData: keepPreviousData })),
    combine: (queries) => ({
      data: queries.every((q) => q.data) ? queries.map((q) => q.data as Day) : none,
      error: queries.find((q) => q.error)?.error,
      pending: queries.some((q) => q.isPending || q.isPlaceholderData),
      retry: () => {
        for (const q of queries) void q.refetch();
      },
    }),
  });
  const practitioners = useMemo(() => columnsOf(result.data), [result.data]);
  return { ...result, practitioners };
}

/** The one of them a phone or a week shows: who was asked for, else the first. */
export function onlyOne(practitioners: readonly Practitioner[], who: string | undefined): Practitioner[] {
  const one = practitioners.find((p) => p.id === who) ?? practitioners[0];
  return one ? [one] : [];
}

/** The practitioners of some days, each once, in the order they come. */
export function columnsOf(days: readonly Day[]): Practitioner[] {
  const found = new Map<string, Practitioner>();
  for (const who of days.flatMap((d) => d.practitioners)) if (!found.has(who.id)) found.set(who.id, who);
  return [...found.values()];
}
