import { useLocalStorage, useMediaQuery } from '@mantine/hooks';

/** Below this the frame is a phone's: a bar at the top, tabs at the bottom. */
export const phoneQuery = '(max-width: 48em)';

/** Whether the menu is a narrow rail: as chosen on this device, else by the width. */
export function useRail(): [boolean, () => void] {
  const narrow = useMediaQuery('(max-width: 70em)', false, { getInitialValueInEffect: false });
  const [chosen, setChosen] = useLocalStorage<'rail' | 'wide' | ''>({ key: 'praxis-menu', defaultValue: '' });
  const rail = chosen === '' ? narrow : chosen === 'rail';
  return [rail, () => setChosen(rail ? 'wide' : 'rail')];
}
