import type { Schema } from '@/api/client';

type Country = Pick<Schema<'Country'>, 'code' | 'time_zones' | 'subdivisions'>;

// browsers still answer with names the time zone database has given up
const renamed: Record<string, string> = { 'Asia/Calcutta': 'Asia/Kolkata' };

interface Here {
  zone: string;
  languages: readonly string[];
}

/** What this browser says of where it is. */
export function here(): Here {
  return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, languages: navigator.languages };
}

/** The country a visitor is most likely in: by the clock, else by the language; only ever a guess to begin with. */
export function guessCountry(countries: readonly Country[], { zone, languages }: Here): string | undefined {
  const clock = renamed[zone] ?? zone;
  const byClock = countries.find(
    (c) => c.time_zones.includes(clock) || c.subdivisions.some((s) => s.time_zones.includes(clock)),
  );
  if (byClock) return byClock.code;
  const regions = languages.map((l) => l.split('-').at(-1)?.toUpperCase());
  return regions.find((r) => countries.some((c) => c.code === r));
}
