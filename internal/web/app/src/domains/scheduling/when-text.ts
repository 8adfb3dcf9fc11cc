import { formatWallDate, formatWallTime } from '@/ui/format';
import { dateOf } from './wall';

/** A wall clock in a sentence: its time, with its date before it where that is not the one in view. */
export function whenText(wall: string, dateInView: string, tag: string): string {
  const time = formatWallTime(wall, tag);
  if (dateOf(wall) === dateInView) return time;
  return `${formatWallDate(wall, tag, { weekday: 'short', day: 'numeric', month: 'short' })}, ${time}`;
}
