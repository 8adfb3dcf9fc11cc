import { useLocalStorage } from '@mantine/hooks';
import type { Density } from './calendar-options';

/** How this device shows a branch's calendar. */
export interface CalendarSettings {
  density: Density;
  /** Practitioners taken off the day; whoever is new is shown. */
  hidden: string[];
  /** Whether patients are shown by their initials, where others can see the screen. */
  privacy: boolean;
}

const usual: CalendarSettings = { density: 'normal', hidden: [], privacy: false };

/** Keeps how a branch's calendar is shown, on this device. */
export function useCalendarSettings(branchId: string): [CalendarSettings, (change: Partial<CalendarSettings>) => void] {
  const [settings, set] = useLocalStorage<CalendarSettings>({
    key: `praxis-calendar:${branchId}`,
    defaultValue: usual,
    getInitialValueInEffect: false,
  });
  return [{ ...usual, ...settings }, (change) => set((now) => ({ ...usual, ...now, ...change }))];
}
