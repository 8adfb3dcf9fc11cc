import { useMediaQuery } from '@mantine/hooks';

/** Whether the screen is a phone's, known from the first paint. */
export function usePhone(): boolean {
  return useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false }) ?? false;
}
